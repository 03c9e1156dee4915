import assert from 'node:assert/strict';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import fc from 'fast-check';
import { z } from 'zod';
import { composeText } from '../../indexer/article/paragraphs.js';
import { plainTextBlocks } from '../../indexer/article/plain-text.js';
import { findQuotations } from '../../indexer/article/quotations/find.js';
import type { Quotation } from '../../indexer/article/quotations/quotation.js';
import { sharedFolder } from '../shared.js';
import { readCases } from './cases.js';

const speaker = z.union([z.string(), z.array(z.string())]).nullable();
const verb = z.string().nullable();
/** Optional ones are neither demanded nor held against the answer: careful readers disagree on them. */
const writtenShape = z.strictObject({
  text: z.array(z.string()),
  language: z.string().default('en'),
  quotations: z.array(z.strictObject({ words: z.array(z.string()), speaker, verb })),
  optional: z.array(z.string()).default([]),
});
/** `paragraph` where it is not the passage's. */
const place = z.strictObject({ paragraph: z.int().optional(), start: z.int(), end: z.int(), opens: z.string() });
const newsShape = z.strictObject({
  archive: z.enum(['usgov_posts', 'pm_transcripts']),
  document: z.string(),
  paragraph: z.int(),
  quotations: z.array(z.strictObject({ parts: z.array(place), speaker, verb })),
  optional: z.array(place).default([]),
});
const sampleShape = z.strictObject({ opens: z.string(), closes: z.string(), speaker: z.string(), verb: z.string() });

interface Expected {
  words: string[];
  speaker: string | string[] | null;
  verb: string | null;
}

/** Of one passage, or of many together. */
class Score {
  expected = 0;
  found = 0;
  right = 0;
  rightVerbs = 0;
  readonly mistakes: string[] = [];

  add(name: string, expected: readonly Expected[], optional: readonly string[], found: readonly (Expected & { speaker: string | null })[]): void {
    const open = [...expected];
    for (const answer of found) {
      if (optional.includes(answer.words.join(' | '))) continue;
      this.found += 1;
      const at = open.findIndex((wanted) => wanted.words.join('\n') === answer.words.join('\n') && isSpeaker(answer.speaker, wanted.speaker));
      if (at === -1) {
        this.mistakes.push(`${name}: not so: ${answer.speaker ?? 'nobody'} (${answer.verb ?? '-'}): ${answer.words.join(' | ')}`);
        continue;
      }
      this.right += 1;
      if (open[at]?.verb === answer.verb) this.rightVerbs += 1;
      else this.mistakes.push(`${name}: the verb is ${open[at]?.verb ?? 'none'}, not ${answer.verb ?? 'none'}: ${answer.words.join(' | ')}`);
      open.splice(at, 1);
    }
    this.expected += expected.length;
    for (const missed of open) this.mistakes.push(`${name}: missed: ${String(missed.speaker)} (${missed.verb ?? '-'}): ${missed.words.join(' | ')}`);
  }

  get precision(): number {
    return this.right / this.found;
  }
  get recall(): number {
    return this.right / this.expected;
  }
  toString(): string {
    return `precision ${this.precision.toFixed(3)} (${this.right} of ${this.found}), recall ${this.recall.toFixed(3)} (${this.right} of ${this.expected}), verbs ${(this.rightVerbs / this.right).toFixed(3)}`;
  }
}

function isSpeaker(answer: string | null, wanted: string | string[] | null): boolean {
  if (wanted === null || answer === null) return wanted === answer;
  return (typeof wanted === 'string' ? [wanted] : wanted).some((name) => name.toLowerCase() === answer.toLowerCase());
}

function told(paragraphs: readonly string[], quotation: Quotation): Expected & { speaker: string | null } {
  return { words: quotation.parts.map(({ paragraph, start, end }) => (paragraphs[paragraph] ?? '').slice(start, end)), speaker: quotation.speakerName, verb: quotation.verb };
}

function paragraphsOf(text: string): string[] {
  const composed = composeText(plainTextBlocks(text));
  return composed.paragraphs.map(({ start, end }) => composed.text.slice(start, end));
}

/** The documents' texts, by their ids. */
async function newsTexts(shared: string, cases: readonly z.infer<typeof newsShape>[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const record = z.object({ id: z.string(), text: z.string() });
  for (const archive of new Set(cases.map((one) => one.archive))) {
    const wanted = new Set(cases.filter((one) => one.archive === archive).map(({ document }) => document));
    const lines = createInterface({ input: createReadStream(join(shared, 'data', 'news', `${archive}.jsonl.gz`)).pipe(createGunzip()) });
    for await (const line of lines) {
      const id = /^.{0,20}"id": ?"([^"]*)"/.exec(line)?.[1];
      if (id === undefined || !wanted.has(id)) continue;
      const read = record.parse(JSON.parse(line));
      texts.set(read.id, read.text);
    }
  }
  return texts;
}

function scoreWritten(file: string, score: Score): void {
  for (const { text, language, quotations, optional } of readCases(file, writtenShape)) {
    score.add((text[0] ?? '').slice(0, 40), quotations, optional, findQuotations(text, language).map((quotation) => told(text, quotation)));
  }
}

function scoreNews(file: string, texts: ReadonlyMap<string, string>, score: Score): void {
  for (const { document, paragraph, quotations, optional } of readCases(file, newsShape)) {
    const text = texts.get(document);
    assert.ok(text !== undefined, `no document ${document}`);
    const paragraphs = paragraphsOf(text);
    const wordsAt = ({ paragraph: own, start, end, opens }: z.infer<typeof place>): string => {
      const words = (paragraphs[own ?? paragraph] ?? '').slice(start, end);
      assert.ok(words.startsWith(opens), `${document}, paragraph ${paragraph}: "${opens}" is not at ${start}`);
      return words;
    };
    const found = findQuotations(paragraphs, 'en').filter(({ parts }) => parts.some((part) => part.paragraph === paragraph));
    score.add(
      `${document} ¶${paragraph}`,
      quotations.map(({ parts, ...rest }) => ({ words: parts.map(wordsAt), ...rest })),
      optional.map(wordsAt),
      found.map((quotation) => told(paragraphs, quotation)),
    );
  }
}

function report(name: string, score: Score): void {
  console.log(`      ${name}: ${score.toString()}`);
}

describe('quotations', () => {
  const shared = sharedFolder();

  it('are found with their speakers in the written passages: 95 % of the answers are right, 85 % of the quotations are found', () => {
    const score = new Score();
    scoreWritten('article/cases/quotations/written.json', score);
    report('written passages', score);
    assert.ok(score.precision >= 0.95 && score.recall >= 0.85, score.mistakes.join('\n'));
  });

  it('are found with their speakers in passages of the news archive: 95 % right, 85 % found; 85 % and 75 % in passages that no rule was fitted to', async function () {
    this.timeout(120_000);
    if (shared === null) this.skip();
    const fitted = 'article/cases/quotations/news.json';
    const heldOut = 'article/cases/quotations/news-held-out.json';
    const texts = await newsTexts(shared, [...readCases(fitted, newsShape), ...readCases(heldOut, newsShape)]);
    const score = new Score();
    scoreNews(fitted, texts, score);
    report('news passages', score);
    const held = new Score();
    scoreNews(heldOut, texts, held);
    report('news passages, held out', held);
    assert.ok(score.precision >= 0.95 && score.recall >= 0.85, score.mistakes.join('\n'));
    assert.ok(held.precision >= 0.85 && held.recall >= 0.75, held.mistakes.join('\n'));
  });

  it('are all found in the sample article, and all are by Dmitry Peskov', function () {
    if (shared === null) this.skip();
    const paragraphs = paragraphsOf(readFileSync(join(shared, 'samples', '000_ea5d00322f8ea332.txt'), 'utf8'));
    const found = findQuotations(paragraphs, 'en').map((quotation) => told(paragraphs, quotation));
    const expected = readCases('article/cases/quotations/sample.json', sampleShape);
    assert.equal(found.length, expected.length);
    for (const [at, { opens, closes, ...rest }] of expected.entries()) {
      const { words, ...answer } = found[at];
      assert.deepEqual(answer, rest);
      assert.ok(words[0]?.startsWith(opens) && words[0].endsWith(closes) && words.length === 1, words.join(' | '));
    }
  });

  it('have words inside of their paragraphs and marks around them, in order, whatever the text', () => {
    const piece = fc.constantFrom('“', '”', '"', '‘', '’', "'", '«', '»', '„', ' ', ' ', ' said ', 'Peskov', 'Dmitry ', ', ', '. ', '? ', ': ', 'he', 'the minister', ' told reporters', 'No', 'yes', '—', 'according to ', ' (', ')');
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 24 }), { maxLength: 4 }), fc.constantFrom('en', 'de', 'fr', 'es', 'ru'), (pieces, language) => {
        const paragraphs = pieces.map((one) => one.join(''));
        let last = -1;
        for (const { parts, speaker: written, speakerName } of findQuotations(paragraphs, language)) {
          assert.ok(parts.length > 0);
          assert.equal(written === null, speakerName === null);
          const firstParagraph = parts[0]?.paragraph ?? 0;
          for (const { paragraph, start, end } of parts) {
            const text = paragraphs[paragraph] ?? '';
            assert.ok(start < end && end <= text.length && /^\S(?:.*\S)?$/s.test(text.slice(start, end)));
            assert.ok(/["“”„«»‘'’]\s*$/.test(text.slice(0, start)) || (start === 0 && paragraph > firstParagraph), 'a part begins behind a mark, or goes on with a line');
            const at = paragraph * 1000 + start;
            assert.ok(at > last, 'parts are out of order');
            last = at;
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  const hostile: [string, string][] = [
    ['opening marks', '“'],
    ['straight marks', '"'],
    ['straight marks among spaces', '" '],
    ['single marks', " 'a"],
    ['single marks that never agree with double ones', " 'a \"a'"],
    ['angled marks', '«»»'],
    ['short quotations', '"a" '],
    ['quotations with attributions', '“We go,” said Anna Lund, the mayor, on Monday. '],
    ['one name after another', '“We go,” Lund said. Smith, Lund, '],
  ];
  for (const [name, unit] of hostile) {
    it(`takes time in proportion to ${name}`, function () {
      this.timeout(60_000);
      const cost = (length: number): number => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        const before = process.cpuUsage();
        findQuotations([text], 'en');
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1000;
      };
      cost(200_000);
      const small = cost(500_000);
      const large = cost(4_000_000);
      // Eight times the text: quadratic work would take 64 times as long.
      assert.ok(large < 25 * small + 200, `${small} ms for 0.5 MB, ${large} ms for 4 MB`);
    });
  }
});
