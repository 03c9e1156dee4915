/**
 * After which words is a full stop not the end of a sentence? Own lists, written down from the usage of news agencies in
 * each language; all in lower case, without their last stop.
 */

function list(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Words that stand before a name or a place: the sentence goes on. In every language's text, for names travel. */
export const beforeNames = list(`
  mr mrs ms messrs dr prof gen sen rep gov pres lt col maj capt cmdr adm brig cpl sgt pvt rev hon supt st ste mt ft vs cf approx
  hr fr frl st dipl ing mag
  mm mme mmes mlle mlles mgr
  sr sra srta d dª ud uds exmo exma
  sig sigg sra dott on avv
  dhr mevr mw drs ir mej
  ул просп пер им стр проф акад ген полк тыс млн млрд`);

/** Words that stand before a number: the sentence goes on only if one follows. */
export const beforeNumbers = list(`
  no nos nr nrs num núm n art abs sec fig ch vol p pp pg pag pág s c ca bd § № ст п гл
  jan feb mar apr jun jul aug sep sept oct nov dec dez janv févr avr juil déc ene abr ago dic gen mag giu lug set ott mrt okt`);

/** Words and dotted acronyms may end a sentence or not: only such a beginning of the next one says so. */
export const mayEnd = list(`
  inc ltd co corp bros jr snr etc al est dept univ assn intl ave blvd rd
  usw bzw ggf evtl inkl bspw
  ec cie sté
  enz ca bv nv
  osv mfl dvs bl
  v г гг т д пр руб см`);

/** Words that begin sentences far more often than names. Capitalised, as they are met there. */
const openers = new Map<string, ReadonlySet<string>>([
  [
    'en',
    list(`The A An He She It They We I You In On At As But And This That These Those His Her Its Their Our There If When While After
      Before However For From With Since Meanwhile Some Many Most Both Not No So Yet Now Then Last Earlier Although Though By To Under`),
  ],
  [
    'de',
    list(`Der Die Das Den Dem Ein Eine Einen Er Sie Es Wir Ich In Im Am An Auf Aber Und Dies Diese Dieser Dieses Sein Seine Ihr Ihre
      Nach Vor Bei Mit Für Zu Zum Zur Von Vom Auch Doch Wenn Als Während Seit Damit Dabei Nun Noch So Man`),
  ],
  [
    'fr',
    list(`Le La Les Un Une Des Du Il Elle Ils Elles On Nous Je Ce Cette Ces Cela Son Sa Ses Leur Leurs Dans En Au Aux À Sur Mais Et Pour
      Avec Après Avant Selon Depuis Si Quand Par Pourtant Toutefois`),
  ],
  ['es', list(`El La Los Las Un Una Él Ella Ellos Se Su Sus En Al A Del De Pero Y Este Esta Estos Para Por Con Según Tras Desde Si Cuando No Lo`)],
  ['it', list(`Il Lo La I Gli Le Un Una Uno Egli Lui Lei Si Suo Sua In Nel Nella Al A Ma E Questo Questa Per Con Dopo Secondo Se Quando Non`)],
  ['pt', list(`O A Os As Um Uma Ele Ela Eles Se Seu Sua Em No Na Nos Nas Ao Mas E Este Esta Para Por Com Segundo Após Desde Quando Não`)],
  ['nl', list(`De Het Een Hij Zij Ze Wij We Ik Dit Dat Deze Die In Op Bij Aan Maar En Zijn Haar Hun Er Als Toen Na Voor Met Van Volgens Ook`)],
  ['sv', list(`Den Det De En Ett Han Hon Vi Jag I På Vid Men Och Detta Denna Dessa Hans Hennes Deras Om När Efter Före Med Från Enligt Också`)],
  ['ru', list(`Он Она Они Оно Мы Я В Во На И Но А По Это Этот Эта Эти Его Её Ее Их К С Со Из У При После До Как Если Когда Для О Об Не`)],
]);

const none: ReadonlySet<string> = new Set();

export function sentenceOpeners(language: string): ReadonlySet<string> {
  return openers.get(language) ?? none;
}

/** Languages that write `3.` for *third*. ISO 639-1. */
export const ordinalStops = list('de da nb nn no fi is cs sk pl hu sl hr sr bs lv et tr');
