/** A researcher asks who said it: does the article tell whose words stand where, on its page and as data? */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { openArchive } from '../../server/search/archive.js';
import { repositoryRoot } from '../root.js';
import { withDesk } from '../run/desk.js';
import { sharedFolder } from '../shared.js';

const mediator = 'liverton-courier/2023/rail-deal-accepted';

describe('who said what', function () {
  this.timeout(180_000);

  it('is told of every quotation of an article, with its words, its speaker and its place', () =>
    withDesk(async (desk) => {
      await desk.index({ sources: [join(repositoryRoot, 'corpus')] });
      const archive = await openArchive(desk.folder);
      try {
        const article = await archive.article(mediator);
        assert.ok(article !== null);
        const own = article.quotations.filter(({ speaker }) => speaker === 'Ruben Achterberg');
        assert.deepEqual(
          own.map(({ text, speakerAsWritten, verb, parts }) => ({ text, speakerAsWritten, verb, paragraphs: parts.map(({ paragraph }) => paragraph) })),
          [
            { text: 'I bought the coffee,', speakerAsWritten: 'Achterberg', verb: 'said', paragraphs: [6] },
            { text: 'It is the only thing on which both of them agreed from the beginning.', speakerAsWritten: 'Achterberg', verb: 'said', paragraphs: [6] },
          ],
        );
        for (const { text, parts } of article.quotations) {
          const printed = parts.map(({ start, end }): string => article.text.slice(start, end));
          assert.equal(printed.join(' '), text);
          for (const { paragraph, start, end } of parts) {
            const whole = article.paragraphs[paragraph - 1];
            assert.ok(whole.start <= start && end <= whole.end);
          }
        }
      } finally {
        await archive.close();
      }
    }));

  it('is said beside a snippet where its marks are one speaker’s words, and nowhere else', () =>
    withDesk(async (desk) => {
      await desk.index({ sources: [join(repositoryRoot, 'corpus')] });
      const archive = await openArchive(desk.folder);
      const speakers = async (query: string): Promise<(string | null)[]> => {
        const { hits } = await archive.search(query);
        return hits.flatMap(({ id, snippets }) => (id === mediator ? snippets.map(({ speaker }) => speaker) : []));
      };
      try {
        assert.deepEqual(await speakers('said:coffee'), ['Ruben Achterberg']);
        assert.deepEqual(await speakers('"bought the coffee"'), ['Ruben Achterberg']);
        assert.deepEqual(await speakers('speaker:achterberg said:coffee'), ['Ruben Achterberg']);
        assert.deepEqual(await speakers('"back room"'), [null]);
        assert.deepEqual(await speakers('said:"back room"'), []);
      } finally {
        await archive.close();
      }
    }));

  it('does not hold of words that the paper itself printed: the sample’s first sentence', function () {
    const shared = sharedFolder();
    if (shared === null) this.skip();
    return withDesk(async (desk) => {
      await desk.index({ sources: [join(shared, 'samples')] });
      const archive = await openArchive(desk.folder);
      try {
        assert.deepEqual([(await archive.search('"all-time low"')).total, (await archive.search('said:"all-time low"')).total], [1, 0]);
      } finally {
        await archive.close();
      }
    });
  });
});
