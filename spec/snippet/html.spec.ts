/** Can a mark ever let the text of an article out as markup? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Mark } from '../../server/search/answer.js';
import { marked, markedHtml } from '../../server/snippet/html.js';

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(html: string): string {
  return html.replace(/&([^;]*);/g, (_, name: string) => entities[name] ?? assert.fail(`unknown entity ${name}`));
}

const signs = fc.constantFrom('<', '>', '&', '"', "'", '<mark>', '</mark>', '&amp;', '<script>', '😀', 'a', ' ', 'é');
const textAndMarks = fc
  .tuple(fc.array(signs, { maxLength: 20 }), fc.array(fc.nat(30), { maxLength: 8 }))
  .map(([parts, cuts]): [string, Mark[]] => {
    const text = parts.join('');
    const places = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
    const marks: Mark[] = [];
    for (let i = 0; i + 1 < places.length; i += 2) marks.push({ start: places[i], end: places[i + 1] });
    return [text, marks];
  });

describe('marked text', () => {
  it('escapes the five signs and marks whole stretches', () => {
    assert.equal(markedHtml(`<b>"Q&A"</b> isn't`, [{ start: 4, end: 7 }]), '&lt;b&gt;&quot;<mark>Q&amp;A</mark>&quot;&lt;/b&gt; isn&#39;t');
  });

  it('is, without its tags and unescaped, the text itself; what stands in the tags is what is marked', () => {
    fc.assert(
      fc.property(textAndMarks, ([text, marks]) => {
        const html = markedHtml(text, marks);
        assert.equal(unescaped(html.replace(/<\/?mark>/g, '')), text);
        assert.doesNotMatch(html.replace(/<\/?mark>/g, ''), /[<>"']/);
        const inside = [...html.matchAll(/<mark>(.*?)<\/mark>/gs)].map((match) => unescaped(match[1]));
        assert.deepEqual(
          inside,
          marks.map((mark) => text.slice(mark.start, mark.end)),
        );
      }),
    );
  });

  it('dresses for a terminal with the same loop', () => {
    const dress = { open: '\u001b[1m', close: '\u001b[22m', escape: (text: string) => text.replace(/\u001b/g, '') };
    assert.equal(marked('a \u001b[31mb c', [{ start: 7, end: 8 }], dress), 'a [31m\u001b[1mb\u001b[22m c');
  });
});
