/** How are marks shown? One loop over text and marks, and the dress it puts on them: HTML here, colour in a terminal. */
import type { Mark } from '../search/answer.js';

/** What stands before and after a mark, and how the text itself is made safe. */
export interface Dress {
  open: string;
  close: string;
  escape(text: string): string;
}

/** `marks` are in order and do not overlap. */
export function marked(text: string, marks: readonly Mark[], dress: Dress): string {
  let out = '';
  let at = 0;
  for (const mark of marks) {
    out += dress.escape(text.slice(at, mark.start)) + dress.open + dress.escape(text.slice(mark.start, mark.end)) + dress.close;
    at = mark.end;
  }
  return out + dress.escape(text.slice(at));
}

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Safe in an element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities.get(sign) ?? sign);
}

const htmlDress: Dress = { open: '<mark>', close: '</mark>', escape: escapeHtml };

/** Escaped, with no tag but `<mark>`. */
export function markedHtml(text: string, marks: readonly Mark[]): string {
  return marked(text, marks, htmlDress);
}
