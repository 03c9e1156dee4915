/** How does French name a speaker? Lists written down for this file, from newspapers' usage. */
import { type Speech, words } from './speech.js';

export const french: Speech = {
  verbs: words(
    'dit déclaré déclare ajouté ajoute expliqué explique affirmé affirme estimé estime précisé précise souligné souligne indiqué indique assuré assure',
    'répondu répond demandé demande écrit annoncé annonce averti avertit rappelé rappelle raconté raconte confié confie lancé lance regretté regrette',
    'insisté insiste conclu conclut admis reconnu dénoncé dénonce poursuit poursuivi martelé résume observe note noté remarque remarqué commente commenté',
    'disait déclarait expliquait ajoutait affirmait juge jugé indigné indignée réjoui réjouie inquiété inquiétée félicité félicitée exclamé exclamée interrogé interrogée promis promet réclamé réclame plaidé plaide nuancé nuance prévenu prévient soupire glisse',
  ),
  participles: words('ajoutant disant affirmant précisant estimant expliquant déclarant'),
  doubtful: words('note demande remarque'),
  transitive: words('dénoncé dénonce'),
  passives: words('est été'),
  between: words('s’est s\'est se a ont avait avaient aurait est aussi ensuite encore également ainsi notamment en outre toutefois pour sa part déjà vendredi lundi mardi mercredi jeudi samedi dimanche'),
  sources: ['selon', "d'après", 'd’après', 'aux yeux de'],
  pronouns: words('il elle ils elles je nous on'),
  determiners: words('le la les un une des son sa ses leur leurs notre nos ce cette cet'),
  links: words('de du des d’ et'),
  looseLinks: words('à au chez dans'),
  indefinite: words('un une'),
  relatives: words('qui'),
  conjunctions: words('et mais puis ou'),
  noNames: words(
    'le la les un une des de du et mais ou puis à au aux en dans sur pour par avec sans sous chez que qui quand si comme après avant depuis pendant il elle ils elles je nous on',
    'ce cette ces son sa ses leur leurs selon lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'interrogé interrogée hier aujourd’hui demain',
  ),
  titles: words(
    'm m. mm mm. mme mme. mlle monsieur madame dr dr. professeur président présidente premier première ministre maire secrétaire général générale directeur directrice',
    'porte-parole chef pape évêque sénateur sénatrice député députée juge colonel capitaine',
  ),
  titleEndings: null,
  particles: words('de du la le des van von der ben el al'),
  labels: words('film livre roman chanson album pièce journal magazine titre intitulé intitulée projet navire'),
  mentions: words('dit dite surnommé surnommée baptisé baptisée mot terme expression'),
  infinitives: words(''),
  persons: words('homme femme garçon fille porte-parole responsable'),
  inverts: true,
  largeNouns: false,
  dropsSubject: false,
  insertsInside: true,
};
