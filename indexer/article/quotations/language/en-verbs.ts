/** Which English verbs report words, in all their forms? Written down by their lemmas for this file, from newspapers' usage. */
import { words } from './speech.js';

/** Verbs that report nothing but words. */
const reporting = words(
  'say tell reply argue insist conclude claim admit acknowledge concede quip tweet testify exclaim urge vow complain stress emphasise emphasize',
  'reiterate call describe denounce muse retort counter advise proclaim affirm assert lament boast beg interject object protest label',
  'brand condemn praise dismiss',
  'yell chant implore refer regard tease counsel enthuse clarify venture stipulate allege define contend opine elaborate confide chide',
  'assure attest avow bemoan chime decry exhort gripe inquire enquire intone marvel moan reckon recite recollect reassure remonstrate',
  'sneer utter whine concur accuse criticise criticize cite hypothesize hypothesise speculate theorize posit surmise remark comment',
  'caution gush scoff rejoin rebuke scold blog',
);
/** Sounds that people make, with words or without: they speak where they stand beside a quotation as verbs do. */
const uttering = words(
  'joke sigh laugh whisper grumble snap shrug mutter shout cry thunder scream bark boom roar growl gasp giggle chuckle plead murmur',
  'stammer bellow hail',
);
/** Verbs that report things as well as words. */
const things = words(
  'reflect point propose maintain reveal remind add recommend mention discuss highlight accept ask announce observe recall explain report',
  'suggest declare',
  'confirm repeat demand promise pledge recount predict write deny direct disclose hint imply indicate inform instruct offer order',
  'pronounce query rule specify swear underline underscore volunteer react reason wonder share answer continue respond challenge summarise',
  'summarize',
);
/** Those of all these that are nouns as well, in this form and with an s. */
const nouns = words(
  'reply claim tweet stress call counter object protest label brand praise chant tease counsel venture remark comment caution joke sigh',
  'laugh whisper snap shrug',
  'shout cry thunder scream bark boom roar growl gasp giggle chuckle murmur bellow hail report demand promise pledge reason wonder share answer',
  'blog rebuke boast lament regard challenge moan hint offer order query rule volunteer',
);
/** Their last letter is written twice: quipped. */
const doubling = words('quip admit refer snap label counsel blog beg shrug');

/** Without e: joking, joked. */
function stem(lemma: string): string {
  if (doubling.has(lemma)) return `${lemma}${lemma.slice(-1)}`;
  return lemma.endsWith('e') && !lemma.endsWith('ee') ? lemma.slice(0, -1) : lemma;
}

const withS = (lemma: string): string => (/[^aeou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : /(?:s|sh|ch|x)$/.test(lemma) ? `${lemma}es` : `${lemma}s`);
const past = (lemma: string): string => (/[^aeou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : lemma.endsWith('ee') ? `${lemma}d` : `${stem(lemma)}ed`);
const present = (lemma: string): string => `${stem(lemma)}ing`;

/** Forms that the rules above do not give, and those of verbs that count in some forms only. */
const irregular = words('said told wrote written noted swore sworn warned warns stated states read reads labeled');
/** What the rules make, and English or newspapers do not: what is shared is mostly no quotation. */
const noForms = words('sayed telled writed sweared shared');
const all = [...reporting, ...uttering, ...things];

export const verbs: ReadonlySet<string> = new Set([
  ...irregular,
  ...all.flatMap((lemma) => [past(lemma), withS(lemma), lemma]).filter((form) => !noForms.has(form)),
]);
export const participles: ReadonlySet<string> = new Set([...all.map(present), ...words('noting warning stating')]);
/** Those that are nouns far more often, unless somebody stands before them: `they promise`. */
export const nounForms: ReadonlySet<string> = new Set([...nouns, 'point', 'direct']);
/** Those that begin a sentence as an order only: `Ask Karen`. */
export const bare: ReadonlySet<string> = new Set(all);
/** Those that count only next to a quotation. */
export const doubtful: ReadonlySet<string> = new Set([...nouns, ...[...nouns].map(withS), ...words('read reads notes note states put puts found finds')]);
export const reportingThings: ReadonlySet<string> = new Set([...[...things].flatMap((lemma) => [lemma, withS(lemma), past(lemma), present(lemma)]), ...words('wrote written warning noting citing')]);
