/** A reporter asks for what the sample article says: is it found, and are the right words marked, in snippets and on its page? */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openArchive } from '../../server/search/archive.js';
import { repositoryRoot } from '../root.js';
import { withDesk } from '../run/desk.js';
import { sharedFolder } from '../shared.js';

const cases = z.array(
  z.strictObject({
    query: z.string(),
    comment: z.string(),
    titleMarks: z.array(z.string()),
    /** In the order they are shown: the paragraph each begins in, the heading above it, the words it marks, and whose they are. */
    snippets: z.array(z.strictObject({ paragraph: z.number(), section: z.string().nullable(), marks: z.array(z.string()), speaker: z.string().nullable().default(null) })),
    /** On the article's own page: every mark of every paragraph that has one. */
    page: z.record(z.string(), z.array(z.string())),
  }),
);
const all = cases.parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/journeys/cases/sample.json'), 'utf8')));

describe('a question to the sample article', function () {
  this.timeout(180_000);

  for (const { query, comment, ...expected } of all) {
    it(`${query}: ${comment}`, function () {
      const shared = sharedFolder();
      if (shared === null) this.skip();
      return withDesk(async (desk) => {
        const report = await desk.index({ sources: [join(shared, 'samples')] });
        assert.deepEqual([report.articles, report.failed], [1, []]);
        const archive = await openArchive(desk.folder);
        try {
          const { total, relaxed, hits, warnings } = await archive.search(query);
          assert.deepEqual([total, relaxed, warnings], [1, false, []]);
          const [hit] = hits;
          assert.deepEqual([hit.id, hit.date, hit.dateOrigin, hit.titleOrigin], ['000_ea5d00322f8ea332', '2023-01-20', 'header', 'first-sentence']);
          assert.deepEqual(hit.missingWords, []);
          const wordsOf = (text: string, marks: { start: number; end: number }[]): string[] => marks.map(({ start, end }) => text.slice(start, end));
          assert.deepEqual(wordsOf(hit.title, hit.titleMarks), expected.titleMarks);
          assert.deepEqual(
            hit.snippets.map(({ text, marks, paragraph, section, speaker }) => ({ paragraph, section, marks: wordsOf(text, marks), speaker })),
            expected.snippets,
          );
          const article = await archive.article(hit.id, query);
          assert.ok(article !== null);
          for (const { text, offset, url, paragraph } of hit.snippets) {
            assert.equal(article.text.slice(offset, offset + text.length), text, 'a snippet is not what the article says there');
            assert.ok(url.endsWith(`#p${paragraph}`), url);
          }
          const marked = article.paragraphs.filter(({ marks }) => marks.length > 0);
          const page = marked.map(({ number, start, end, marks }) => [String(number), wordsOf(article.text.slice(start, end), marks)]);
          assert.deepEqual(Object.fromEntries(page), expected.page);
        } finally {
          await archive.close();
        }
      });
    });
  }
});
