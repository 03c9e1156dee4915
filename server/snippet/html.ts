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
/** By unit; none lies above that of `>`. A loop over units is several times quicker than a pattern and a map. */
const byCode = Array.from({ length: 0x3f }, (_, code) => entities.get(String.fromCharCode(code)));

/** Safe in an element and in a quoted attribute. */
export function escapeHtml(text: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= byCode.length) continue;
    const entity = byCode[code];
    if (entity === undefined) continue;
    out += text.slice(from, at) + entity;
    from = at + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

const htmlDress: Dress = { open: '<mark>', close: '</mark>', escape: escapeHtml };

/** Escaped, with no tag but `<mark>`. */
export function markedHtml(text: string, marks: readonly Mark[]): string {
  return marked(text, marks, htmlDress);
}
