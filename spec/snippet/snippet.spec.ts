/** Does the reader see the right places of an article, with the right words marked? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { ArticleText, Occurrence } from '../../server/snippet/article-text.js';
import { longestLength } from '../../server/snippet/extent.js';
import { marked } from '../../server/snippet/html.js';
import { markRanges } from '../../server/snippet/marks.js';
import { keptPerWord } from '../../server/snippet/occurrences.js';
import { snippetsOf, type Snippet } from '../../server/snippet/snippet.js';
import { repositoryRoot } from '../root.js';
import { occurrencesOf, plainText, termsOf, type PlainParagraph } from './plain-text.js';

interface Case {
  name: string;
  language?: string;
  paragraphs: (string | PlainParagraph)[];
  query: string[];
  wanted?: number;
  /** A string is the text with its marks in double brackets. */
  expected: (string | (Partial<Snippet> & { text: string }))[];
}

const cases = JSON.parse(readFileSync(join(repositoryRoot, 'spec/snippet/cases/snippets.json'), 'utf8')) as Case[];

function shown(snippet: Snippet): string {
  return marked(snippet.text, snippet.marks, { open: '[[', close: ']]', escape: (text) => text });
}

/** The stretch of the article that a snippet shows, however many ellipses it wears. */
function range(text: string, { text: shownText, offset }: Snippet): { start: number; end: number; shift: number } {
  for (const before of ['', '… '])
    for (const after of ['', ' …']) {
      if (!shownText.startsWith(before) || !shownText.endsWith(after)) continue;
      const own = shownText.slice(before.length, shownText.length - after.length);
      if (text.slice(offset, offset + own.length) === own) return { start: offset, end: offset + own.length, shift: before.length };
    }
  return assert.fail(`not in the article at ${offset}: ${JSON.stringify(shownText)}`);
}

const pieces = fc.constantFrom(
  ...['treaty', 'treaties', 'New', 'START', 'counter-offensive', 'counteroffensive', 'U.S.', 'U.S.-Russia', 'Mr. Putin', 'said.The', '$5bn'],
  ...['“We', 'know,”', 'he', 'said.', 'The', '<b>bold</b>', '&amp;', 'isn’t', 'e\u0301tat', 'Äpfel', '😀', '👩‍👩‍👧', '🇺🇸🇷🇺', 'a\u0301\u0302b', '…'],
  ...['Россия', 'договор.', 'Он', '東京都は条約に署名した。', 'ประเทศไทยลงนามในสนธิสัญญา', '한국', 'x'.repeat(50), 'y-'.repeat(30), 'z'.repeat(400)],
);
const separators = fc.constantFrom(' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', ' ', '. ', ', ', '\n', '');
const paragraphs = fc.array(
  fc
    .array(fc.tuple(pieces, separators), { minLength: 1, maxLength: 120 })
    .map((parts): PlainParagraph => ({ text: parts.flat().join('').trim() || 'x' })),
  { minLength: 1, maxLength: 4 },
);
const queries = fc.uniqueArray(
  fc.constantFrom('treaty', 'new start', 'counteroffensive', 'offensive', 'us', 'U.S.', 'Russia', 'he said', 'said the', '5bn', 'россия', '条約', 'état', 'x'.repeat(50), 'he'),
  { minLength: 1, maxLength: 4 },
);

describe('snippets', () => {
  for (const { name, language = 'en', paragraphs, query, wanted = 1, expected } of cases) {
    it(name, () => {
      const text = plainText(
        paragraphs.map((paragraph) => (typeof paragraph === 'string' ? { text: paragraph } : paragraph)),
        language,
      );
      const snippets = snippetsOf(text, occurrencesOf(text.text, language, query), wanted);
      assert.deepEqual(
        snippets.map((snippet, i) => {
          const wish = expected.at(i) ?? '';
          if (typeof wish === 'string') return shown(snippet);
          return Object.fromEntries(Object.entries({ ...snippet, text: shown(snippet) }).filter(([key]) => key in wish));
        }),
        expected,
      );
    });
  }

  it('marks exactly the query’s words and phrases, whole, in unchanged pieces of the article that do not overlap', () => {
    fc.assert(
      fc.property(paragraphs, queries, fc.integer({ min: 0, max: 10 }), (parts, query, wanted) => {
        const text = plainText(parts);
        const occurrences = occurrencesOf(text.text, 'en', query);
        const snippets = snippetsOf(text, occurrences, wanted);
        assert.ok(snippets.length <= wanted && (wanted === 0 || snippets.length > 0));
        const ranges = snippets.map((snippet) => range(text.text, snippet));
        const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text.text);
        const wantedTerms = query.map((words) => termsOf(words, 'en'));
        for (const [i, { start, end, shift }] of ranges.entries()) {
          const snippet = snippets[i];
          assert.ok(end > start && end - start <= longestLength, `length ${end - start}`);
          for (const edge of [start, end]) if (edge < text.length) assert.equal(graphemes.containing(edge)?.index, edge);
          for (const other of ranges.slice(0, i)) assert.ok(end <= other.start || start >= other.end);
          const paragraph = text.paragraphs[snippet.paragraph - 1];
          assert.ok(start >= paragraph.start && start < paragraph.end);
          let last = shift;
          for (const mark of snippet.marks) {
            assert.ok(mark.start >= last && mark.end > mark.start && mark.end <= shift + end - start);
            last = mark.end;
            const terms = termsOf(snippet.text.slice(mark.start, mark.end), 'en');
            const holds = wantedTerms.some((phrase) =>
              terms.some((_, at) => phrase.every((some, j) => [...some].some((term) => terms[at + j]?.has(term)))),
            );
            assert.ok(holds, `marked in vain: ${snippet.text.slice(mark.start, mark.end)}`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('misses no word of the query in what it shows', () => {
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('treaty', 'counteroffensive', 'he', 'россия'), (parts, word) => {
        const text = plainText(parts);
        const occurrences = occurrencesOf(text.text, 'en', [word]);
        const [wanted] = termsOf(word, 'en');
        for (const snippet of snippetsOf(text, occurrences, 5)) {
          if (snippet.marks.length === 0) continue;
          const { start, end, shift } = range(text.text, snippet);
          const unmarked = snippet.marks.reduceRight(
            (rest, mark) => rest.slice(0, mark.start) + ' '.repeat(mark.end - mark.start) + rest.slice(mark.end),
            snippet.text.slice(0, shift + end - start),
          );
          for (const terms of termsOf(unmarked.slice(shift), 'en')) assert.ok(![...terms].some((term) => wanted.has(term)), unmarked);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('goes on until there are as many as wanted or no occurrence is left', () => {
    fc.assert(
      fc.property(paragraphs, fc.constantFrom('treaty', 'offensive', 'he', 'россия'), (parts, word) => {
        const text = plainText(parts);
        const occurrences = occurrencesOf(text.text, 'en', [word]);
        const snippets = snippetsOf(text, occurrences, 10);
        if (snippets.length === 10) return;
        const ranges = snippets.map((snippet) => range(text.text, snippet));
        for (const { start, end } of markRanges(text.text, 'en', occurrences)) {
          assert.ok(
            ranges.some((shown) => start < shown.end && end > shown.start) || end - start > longestLength,
            text.text.slice(start, end),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same whether anchors are far apart or at every word', () => {
    fc.assert(
      fc.property(paragraphs, queries, (parts, query) => {
        const far = plainText(parts, 'en', 64);
        const occurrences = occurrencesOf(far.text, 'en', query);
        assert.deepEqual(snippetsOf(far, occurrences, 5), snippetsOf(plainText(parts, 'en', 1), occurrences, 5));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same in whatever order the occurrences come', () => {
    fc.assert(
      fc.property(paragraphs, queries, (parts, query) => {
        const text = plainText(parts);
        const occurrences = occurrencesOf(text.text, 'en', query);
        assert.deepEqual(snippetsOf(text, occurrences.toReversed(), 5), snippetsOf(text, occurrences, 5));
      }),
      { numRuns: 50 },
    );
  });

  it('shows the beginning, unmarked, where the occurrences are not in the text', () => {
    const text = plainText([{ text: 'A short article. It has two sentences.' }]);
    const [snippet] = snippetsOf(text, [{ position: 900, length: 1, word: 0 }], 3);
    assert.deepEqual([snippet.text, snippet.marks], ['A short article. It has two sentences.', []]);
  });

  it('reads little of an article of five million characters with eighty thousand occurrences', () => {
    const sentence = 'The treaty was signed by officials of both sides after talks. ';
    const [words, sentences, count] = [11, 10, 8000];
    const paragraph = sentence.repeat(sentences);
    const own = paragraph.length + 2;
    const whole = `${Array<string>(count).fill(paragraph).join('\n\n')}Peskov denied it.`;
    let read = 0;
    const text: ArticleText = {
      length: whole.length,
      language: 'en',
      paragraphs: Array.from({ length: count }, (_, i) => ({
        start: i * own,
        end: i * own + (i === count - 1 ? whole.length - i * own : paragraph.length),
        kind: 'text',
        page: null,
        position: i * words * sentences,
      })),
      slice(start, end) {
        read += end - start;
        return whole.slice(start, end);
      },
      anchor(position) {
        const index = Math.min(Math.floor(position / words), count * sentences - 1);
        return { position: index * words, offset: Math.floor(index / sentences) * own + (index % sentences) * sentence.length };
      },
    };
    const occurrences = Array.from({ length: count * sentences }, (_, i): Occurrence => ({ position: 1 + i * words, length: 1, word: 0 }));
    occurrences.push({ position: count * sentences * words, length: 1, word: 1 });
    assert.ok(whole.length > 4_900_000 && occurrences.length > 10 * keptPerWord);
    const begun = performance.now();
    const snippets = snippetsOf(text, occurrences, 10);
    const took = performance.now() - begun;
    assert.equal(snippets.length, 10);
    assert.match(shown(snippets[0]), /\[\[treaty\]\] .*\[\[Peskov\]\] denied it\.$/);
    assert.ok(read < 40_000, `${read} characters read`);
    assert.ok(took < 500, `${took} ms`);
  });
});
