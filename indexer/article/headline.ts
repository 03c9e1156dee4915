/** What would the headline be, had one been printed? The first sentence, cut where it is too long for a line. */
import { firstSentence } from './sentence.js';

/** UTF-16 units; about what a line of results holds. */
const longestHeadline = 120;
/** A clause shorter than this says too little. */
const shortestClause = 40;

const clauseEnd = /[,;:](?=\s)|\s[–—-](?=\s)|[、，；：]/g;

function cut(sentence: string): string {
  // One unit for the ellipsis, and never half of a surrogate pair.
  const head = sentence.slice(0, longestHeadline - 1).replace(/[\ud800-\udbff]$/, '');
  let end = 0;
  for (const match of head.matchAll(clauseEnd)) {
    if (match.index >= shortestClause) end = match.index;
  }
  if (end === 0 && /^\S/.test(sentence.slice(head.length))) end = head.lastIndexOf(' ');
  const kept = end < shortestClause ? head : head.slice(0, end);
  return `${kept.replace(/[\s,;:–—-]+$/, '')}…`;
}

/** At most 120 units of the text's first sentence, without its full stop; `…` shows that it was cut. */
export function headlineOf(text: string): string {
  const sentence = firstSentence(text);
  if (sentence.length > longestHeadline) return cut(sentence);
  return /[^.]\.$/.test(sentence) && !/\p{Lu}\.\p{Lu}\.$/u.test(sentence) ? sentence.slice(0, -1) : sentence;
}
