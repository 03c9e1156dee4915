/** Is there a query or a request that fails, that takes too long, or that is not understood as it says? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { endpointParameters } from '../../server/api/v1/parameters.js';
import { createApp } from '../../server/app.js';
import { answerUnread } from '../../server/guard/unread-request.js';
import { listen, type ListeningServer } from '../../server/ops/listen.js';
import { openLog } from '../../server/ops/log.js';
import { answerSearch } from '../../server/search/search-answer.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';
import { engineOf } from '../engine/open-articles.js';
import { anyQuery } from '../query/any-query.js';
import { assertAnswer, assertProblem } from './document.js';
import { articles } from './query-cases.js';

/** Some hundred times what the slowest takes here, for machines that do other things at once. */
const mostMs = 3000;

/** Most as long as queries are, for ten thousand of them to be asked within a minute. */
const queries = fc.oneof({ weight: 99, arbitrary: anyQuery.map((query) => query.slice(0, 60)) }, anyQuery);

describe('any query', () => {
  it('is answered in time, as what it was understood as, with marks where they can stand', function () {
    this.timeout(240_000);
    const engine = engineOf(articles);
    const options = { match: 'auto', perPage: 100, snippets: 2, today: '2026-11-22' } as const;
    fc.assert(
      fc.property(queries, (query) => {
        const started = performance.now();
        const answer = answerSearch(engine, query, options, () => performance.now());
        const took = performance.now() - started;
        assert.ok(took < mostMs, `${took} ms`);
        assert.ok(answer.total <= articles.length && answer.hits.length === answer.total);
        const again = answerSearch(engine, answer.parsed, options, () => performance.now());
        assert.equal(again.parsed, answer.parsed);
        assert.deepEqual(again.hits.map(({ id, score }) => [id, score]), answer.hits.map(({ id, score }) => [id, score]));
        for (const { text, marks } of answer.hits.flatMap((hit) => [{ text: hit.title, marks: hit.titleMarks }, ...hit.snippets])) {
          let before = 0;
          for (const { start, end } of marks) {
            assert.ok(start >= before && start < end && end <= text.length);
            before = end;
          }
        }
      }),
      { numRuns: 10_000, endOnFailure: true },
    );
  });
});

describe('any request', () => {
  let small: SmallArchive;
  let server: ListeningServer;
  before(async () => {
    small = await smallArchive();
    server = await listen(createApp(small.archive, { log: openLog('off', new PassThrough()), today: () => '2026-11-22' }), answerUnread, '127.0.0.1', 0);
  });
  after(async () => {
    await server.close();
    await small.remove();
  });

  const names = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...Object.keys(endpointParameters.shape), 'after', 'near', 'scale', 'facets') }, fc.string({ maxLength: 6 }));
  const values = fc.oneof(
    fc.constantFrom('', '1', '0', '-1', '100', '2', '1e3', '999999999', '1.5', 'newest', 'title', 'all', 'any', 'json', 'csv', 'ndjson', 'source', 'auto', 'day', 'en', 'pdf', '-pdf', '2022', '2022-05', '9999-12-31', '2022-02-30', 'none', 'gazette'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const encodedPart = (text: string) => encodeURIComponent(text.toWellFormed());
  const pairs = fc.array(fc.tuple(names, values), { maxLength: 4 }).map((list) => list.map(([name, value]) => `&${encodedPart(name)}=${encodedPart(value)}`).join(''));
  const asked = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(anyQuery.map((query) => query.slice(0, 1500)), pairs).map(([query, rest]) => `q=${encodedPart(query)}${rest}`) },
    fc.string({ unit: fc.constantFrom('%', 'f', 'c', '0', '8', '=', '&', '+', 'q', '?', '[', ']', ';', '.'), maxLength: 30 }),
  );

  it('is answered by what the contract says, never by a fault of the server, in time', async function () {
    this.timeout(480_000);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('/api/v1/search', '/api/v1/search', '/search', '/search.atom', '/search.jsonfeed', '/help'), asked, async (path, query) => {
        const started = performance.now();
        const answer = await fetch(`${server.url}${path}?${query}`);
        const body = await answer.text();
        const took = performance.now() - started;
        assert.ok(took < mostMs, `${took} ms`);
        assert.ok(answer.status === 200 || answer.status === 400, `${answer.status}: ${body}`);
        const type = answer.headers.get('content-type') ?? '';
        if (path === '/api/v1/search' && answer.status === 200) assertAnswer(path, 200, type, body);
        else if (type.startsWith('application/problem+json')) assertProblem(body);
      }),
      { numRuns: 10_000, endOnFailure: true },
    );
  });
});
