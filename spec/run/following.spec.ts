/** Does an open archive follow the passes, without ever failing a question? */
import assert from 'node:assert/strict';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import type { Archive } from '../../server/search/answer.js';
import { openArchive } from '../../server/search/archive.js';
import { type Desk, ndjson, story, withDesk } from './desk.js';

const patienceMs = 10_000;

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await holds())) {
    assert.ok(performance.now() - began < patienceMs, `${what}: not within ${patienceMs} ms`);
    await wait(20);
  }
}

describe('an open archive', function () {
  this.timeout(180_000);

  async function opened(desk: Desk): Promise<Archive> {
    await desk.write('ash.txt', story('ash'));
    await desk.index();
    return openArchive(desk.folder);
  }

  it('answers from the new generation soon after a pass, and from the old one until then', () =>
    withDesk(async (desk) => {
      const archive = await opened(desk);
      try {
        await desk.write('birch.txt', story('birch'));
        assert.deepEqual([(await archive.search('birch')).total, (await archive.search('ash')).total], [0, 1]);
        await desk.index();
        await until('the new article is found', async () => (await archive.search('birch')).total === 1);
        const answer = await archive.search('birch');
        assert.deepEqual([answer.index, answer.hits[0].id], [{ generation: 2, articles: 2 }, 'birch']);
        assert.equal((await archive.status()).generation, 2);
      } finally {
        await archive.close();
      }
    }));

  it('follows a rebuild', () =>
    withDesk(async (desk) => {
      const archive = await opened(desk);
      try {
        await desk.write('ash.txt', story('acacia'));
        await desk.index({ full: true });
        await until('the new text is found', async () => (await archive.search('acacia')).total === 1);
        assert.equal((await archive.search('ash')).total, 0);
      } finally {
        await archive.close();
      }
    }));

  it('answers hundreds of questions while it is indexed over and over, each from one generation', () =>
    withDesk(async (desk) => {
      const records = (round: number): string => ndjson(...Array.from({ length: 200 }, (_, i) => ({ id: `r${i}`, title: `Round ${round}`, text: `The ferry crossed the harbour in round${round} as ever. `.repeat(5) })));
      await desk.write('all.ndjson', records(0));
      await desk.index();
      const archive = await openArchive(desk.folder);
      let indexing = true;
      const generations = new Set<number>();
      let [answers, statuses] = [0, 0];
      const reader = async (): Promise<void> => {
        while (indexing) {
          const { total, hits, index } = await archive.search('ferry harbour', { perPage: 3 });
          assert.equal(total, 200);
          const rounds = new Set(hits.map(({ title }) => title));
          assert.equal(rounds.size, 1, `an answer of the generations ${[...rounds].join()}`);
          assert.ok(hits[0].snippets[0].text.includes(`round${[...rounds][0].slice(6)}`), `a snippet of another generation than ${[...rounds].join()}`);
          assert.notEqual(await archive.article('r7'), null);
          generations.add(index.generation);
          answers++;
          await turn();
        }
      };
      const counter = async (): Promise<void> => {
        while (indexing) {
          assert.equal((await archive.status()).articles, 200);
          statuses++;
          await turn();
        }
      };
      const readers = Promise.all([reader(), reader(), reader(), reader(), counter(), counter()]);
      readers.catch(() => undefined);
      try {
        for (let round = 1; round <= 6; round++) {
          await desk.write('all.ndjson', records(round));
          await desk.index();
          await wait(100);
        }
      } finally {
        indexing = false;
        await readers.finally(() => archive.close());
      }
      assert.ok(answers > 300 && statuses > 50, `${answers} answers, ${statuses} statuses`);
      assert.ok(generations.size > 2, `answers of ${generations.size} generations`);
    }));
});
