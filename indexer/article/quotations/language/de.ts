/** How does German name a speaker? Lists written down for this file, from newspapers' usage. */
import { type Speech, words } from './speech.js';

export const german: Speech = {
  verbs: words(
    'sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont meinte meint fügte ergänzte fragte fragt antwortete antwortet',
    'schrieb schreibt teilte warnte warnt kritisierte kritisiert forderte fordert berichtete berichtet erzählte erzählt nannte nennt bezeichnete',
    'erwiderte entgegnete behauptete versicherte kündigte räumte rief lobte klagte mahnte bekräftigte verkündete unterstrich urteilte bestätigte sprach spricht widersprach widerspricht berichten gestand drohte scherzte seufzte so',
  ),
  participles: words(''),
  doubtful: words('so'),
  transitive: words('nannte nennt bezeichnete kritisierte lobte'),
  passives: words('wurde wurden wird werden'),
  between: words('hat habe haben hatte dazu später dann auch weiter zudem außerdem daraufhin noch am freitag montag dienstag mittwoch donnerstag samstag sonntag'),
  sources: ['laut', 'nach angaben von', 'nach den worten von', 'zufolge'],
  pronouns: words('er sie ich wir man'),
  determiners: words('der die das ein eine einer sein seine ihr ihre unser unsere dessen deren'),
  links: words('der des von für und'),
  looseLinks: words('aus bei vom im'),
  indefinite: words('ein eine einer'),
  relatives: words('der die welcher welche'),
  conjunctions: words('und aber doch oder'),
  noNames: words(
    'der die das den dem des ein eine einer eines einem einen und aber doch oder auch am im in an auf aus bei mit nach seit von vor zu zur zum für als wenn weil',
    'dass da damit dann dort hier heute gestern morgen er sie es ich wir man ihr sein seine ihre dies diese dieser dieses wie was wer wo warum noch nur nicht',
    'montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember',
    'laut zufolge angaben worten',
  ),
  titles: words(
    'herr frau dr dr. prof prof. professor professorin präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin bürgermeister',
    'bürgermeisterin sprecher sprecherin vorsitzende vorsitzender direktor direktorin chef chefin abgeordnete abgeordneter senator senatorin general papst bischof leiter leiterin',
  ),
  titleEndings: /.(?:sprecher|minister|präsident|kanzler|chef|direktor|leiter|meister|sekretär|vorsitzende|experte|forscher|führer|anwalt|anwält|trainer|beauftragte|ärzt|arzt|richter|pfarrer)(?:in|r)?$/,
  particles: words('von van der den zu de la di'),
  labels: words('film buch roman lied album stück zeitung zeitschrift magazin titel schiff projekt namens serie'),
  mentions: words('sogenannte sogenannten sogenannter begriff wort motto'),
  infinitives: words('zu'),
  persons: words('mann frau junge mädchen sprecher sprecherin beamter'),
  inverts: true,
  largeNouns: true,
  dropsSubject: false,
  insertsInside: false,
};
