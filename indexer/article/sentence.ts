/** Where does the first sentence end? At a stop that is not an abbreviation's, an initial's, a number's or an acronym's. */
import { monthNumber } from './months.js';

/** Abbreviations that a name, a number or more of the sentence follows; lower case, without the last point; from usage. */
const abbreviations = new Set(
  (
    'mr mrs ms messrs dr prof rev hon st sr jr gen col lt maj capt cmdr sgt cpl adm gov sen rep pres supt insp no nos vol pp ' +
    'fig art ch sec inc ltd co corp bros vs v etc al approx est dept univ ave blvd rd mt ft ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'a.m p.m e.g i.e cf ca d.h z.b u.a bzw nr str hr fr abs bsp ' +
    'm mm mme mlle me janv févr avr juil déc sig dott avv on sra dra ud uds núm pág exmo dhr mevr ' +
    'г гг им ул руб млн млрд тыс т.е т.д т.п bl.a t.ex kl'
  ).split(' '),
);

/** Words that begin a sentence behind an acronym: `… in the U.S. The Kremlin …`. */
const openers = new Set(
  'The A An In It He She They We But And On At For This That These There As His Her Its If When While After Before Der Die Das Le La Les El Los'.split(' '),
);

/** No first sentence is looked for beyond this: UTF-16 units. */
const horizon = 1000;

const stop = /[.!?…]+[”’"'»)\]]*(?=\s+\S|$)|[a-z\u00df-\u00ff\u0430-\u044f]\.(?=[“"‘«]?\p{Lu}\p{Ll})|[。！？]+[」』”）]*/gu;

function endsSentence(text: string, start: number, end: number): boolean {
  if (!/^\.[”’"'»)\]]*$/.test(text.slice(start, end))) {
    // “Really?” he said: a small letter goes on with the sentence.
    return !/^\s+\p{Ll}/u.test(text.slice(end, end + 10));
  }
  const before = /(\S*)$/.exec(text.slice(Math.max(0, start - 40), start))?.[1] ?? '';
  const after = /^\s+[“"‘'«([]?([\p{L}\p{N}]+)/u.exec(text.slice(end, end + 40))?.[1] ?? '';
  if (after !== '' && /^\p{Ll}/u.test(after)) return false;
  const word = before.replace(/^[“"‘'«([]+/, '');
  if (abbreviations.has(word.toLowerCase()) && !(/[.]m$/i.test(word) && openers.has(after))) return after === '';
  // An initial (J. Smith), and an acronym (U.S. officials, but: in the U.S. The Kremlin).
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return after === '' || openers.has(after);
  // am 3. Oktober
  if (/^\d{1,2}$/.test(word)) return after === '' || monthNumber(after) === null;
  return true;
}

/** The text's first sentence with its stop and closing quotation mark; all of the text where none ends early enough. */
export function firstSentence(text: string): string {
  const paragraphEnd = text.indexOf('\n');
  const head = text.slice(0, Math.min(horizon, paragraphEnd === -1 ? text.length : paragraphEnd)).trim();
  for (const match of head.matchAll(stop)) {
    const end = match.index + match[0].length;
    const glued = /^\p{L}/u.test(match[0]);
    if (glued || /^[。！？]/.test(match[0]) || endsSentence(head, match.index, end)) return head.slice(0, end);
  }
  return head;
}
