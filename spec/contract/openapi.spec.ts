/** Does the server answer what its contract says, and nothing else? The document against the routes, and against real answers. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Validator } from '@seriousme/openapi-schema-validator';
import request from 'supertest';
import { z } from 'zod';
import { IndexDamaged } from '../../indexer/store/errors.js';
import { operations } from '../../server/api/operations.js';
import { templated } from '../../server/api/openapi.js';
import { problemTable } from '../../server/api/problem.js';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { OpeningArchive } from '../../server/ops/opening-archive.js';
import type { Archive } from '../../server/search/answer.js';
import { iconPath, stylePath } from '../../server/web/asset.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';
import { repositoryRoot } from '../root.js';
import { assertAnswer, assertProblem, document, paths } from './document.js';

function cases<Case>(name: string, schema: z.ZodType<Case>): Case {
  return schema.parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/contract/cases', name), 'utf8')));
}

/** Route → addresses that are answered with 200. */
const answers = cases('answers.json', z.record(z.string(), z.array(z.string())));
/** Route → code → an address that is answered with it. */
const problems = cases('problems.json', z.record(z.string(), z.record(z.string(), z.string())));

/** Parameter → texts that its pattern has and the server takes, and texts that neither does. */
const patterns = cases('patterns.json', z.record(z.string(), z.object({ inside: z.array(z.string()), outside: z.array(z.string()) })));

/** An archive that cannot answer: for ever being opened, damaged, or a defect. */
const failing: Readonly<Record<string, () => Promise<Archive>>> = {
  'not-ready': () => new Promise(() => undefined),
  'damaged-index': () => Promise.reject(new IndexDamaged('/folder', 'segment-7', 'ends too early')),
  internal: () => {
    const fail = () => {
      throw new TypeError('a defect');
    };
    return Promise.resolve({ search: fail, hits: fail, article: fail, suggest: fail, related: fail, generation: fail, status: fail, close: () => Promise.resolve() });
  },
};

const app = (archive: Archive) => createApp(archive, { log: openLog('off', new PassThrough()), address: 'https://archive.example' });

async function failingApp(code: string) {
  const archive = new OpeningArchive({ open: failing[code], retry: () => false });
  archive.opened.catch(() => undefined);
  if (code !== 'not-ready') await archive.tried;
  return app(archive);
}

const parameterSchema = z.looseObject({
  // An empty list is the absence of a parameter itself.
  default: z.union([z.string(), z.number()]).optional().catch(undefined),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  pattern: z.string().optional(),
});
type ParameterSchema = z.infer<typeof parameterSchema>;
const parameterList = z.array(z.looseObject({ name: z.string(), in: z.string(), schema: parameterSchema.extend({ items: parameterSchema.optional() }) }));

/** The query's parameters of a route, as the document has them. */
function parametersOf(route: string) {
  return parameterList.parse(paths[templated(route)].get.parameters).filter((parameter) => parameter.in === 'query' && parameter.name !== 'q');
}

/** Values that a schema allows, and values at its edge that it does not. */
function valuesOf(name: string, schema: ParameterSchema & { items?: ParameterSchema | undefined }): { inside: string[]; outside: string[] } {
  const { enum: words, minimum, maximum, pattern } = schema.items ?? schema;
  if (pattern !== undefined) {
    const { inside, outside } = patterns[name] ?? assert.fail(`no texts for the pattern of ${name}`);
    const has = new RegExp(pattern, 'u');
    assert.deepEqual([...inside, ...outside].filter((text) => has.test(text)), inside, name);
    return { inside, outside };
  }
  if (words !== undefined) return { inside: words, outside: ['nothing-of-the-kind', `${words[0]} `, words[0].toUpperCase()].filter((word) => !(schema.items !== undefined && words.includes(word.trim()))) };
  if (minimum !== undefined && maximum !== undefined) return { inside: [minimum, maximum].map(String), outside: [minimum - 1, maximum + 1, minimum + 0.5].map(String) };
  assert.ok(schema.items !== undefined, `${name} is any text at all`);
  return { inside: [], outside: [] };
}

const typeOf = (answer: request.Response): string => answer.get('content-type') ?? '';

describe('the contract', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  it('is a document of OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    assert.ok(valid, JSON.stringify(errors));
    assert.equal(validator.version, '3.1');
  });

  it('is sent as it is made, and is tagged', async () => {
    const answer = await request(app(small.archive)).get('/openapi.json').expect(200);
    assert.deepEqual(JSON.parse(answer.text), document);
    await request(app(small.archive)).get('/openapi.json').set('If-None-Match', answer.headers.etag).expect(304);
  });

  it('has every route of the server, and the server every one of its paths', () => {
    const routes = app(small.archive).router.stack.flatMap(({ route }) => (route === undefined ? [] : [route]));
    assert.ok(routes.length > 8);
    assert.deepEqual(routes.map(({ path }) => templated(path)).sort(), Object.keys(paths).sort());
    for (const { stack } of routes) assert.ok(stack.some(({ method }) => method === 'get'));
  });

  it('has a case for every route and every problem that it declares', () => {
    assert.deepEqual(Object.keys(answers).sort(), Object.keys(operations).sort());
    for (const [route, operation] of Object.entries(operations)) {
      const provoked = [...Object.keys(problems[route] ?? {}), ...operation.problems.filter((code) => code in failing)];
      assert.deepEqual([...operation.problems].sort(), provoked.sort(), route);
    }
    const everywhere = ['wrong-method', 'unknown-route', 'malformed-request', 'too-large-head', 'too-slow-request'];
    assert.deepEqual([...new Set([...Object.values(operations).flatMap((operation) => operation.problems), ...everywhere])].sort(), Object.keys(problemTable).sort());
  });

  for (const [route, addresses] of Object.entries(answers)) {
    for (const address of route === '/assets/:name' ? [stylePath, iconPath] : addresses) {
      it(`has the answer to ${address}, and to HEAD the same headers`, async () => {
        const answer = await request(app(small.archive)).get(address).expect(200);
        assertAnswer(route, 200, typeOf(answer), answer.text);
        const head = await request(app(small.archive)).head(address).expect(200);
        for (const name of ['content-type', 'etag', 'cache-control', 'vary', 'link']) assert.equal(head.get(name), answer.get(name), name);
        // A list of every hit is made while it is sent: there is no tag to send before it.
        const validated = operations[route].validated && !/csv|ndjson/.test(typeOf(answer));
        assert.equal(answer.get('etag') !== undefined, validated);
        if (operations[route].paged === true && !/csv|ndjson/.test(typeOf(answer))) assert.match(answer.get('link') ?? '', /rel="first"/);
        else assert.equal(answer.get('link'), undefined);
        if (validated) await request(app(small.archive)).get(address).set('If-None-Match', answer.headers.etag).expect(304);
      });
    }
  }

  for (const [route, byCode] of Object.entries(problems)) {
    for (const [code, address] of Object.entries(byCode)) {
      it(`has the problem ${code} of ${address}`, async () => {
        const answer = await request(app(small.archive)).get(address).set('Accept', 'application/json');
        assertAnswer(route, answer.status, typeOf(answer), answer.text);
        assert.match(answer.text, new RegExp(`"code":"${code}"`));
      });
    }
  }

  for (const [route, operation] of Object.entries(operations)) {
    // A page leaves out what it does not know, and shows what is wrong.
    if (operation.parameters === undefined || operation.page === true) continue;
    const base = `${answers[route][0].split('?')[0]}?q=ferry`;
    for (const { name, schema } of parametersOf(route)) {
      it(`takes of ${name} what it says, and nothing else: ${route}`, async () => {
        const { inside, outside } = valuesOf(name, schema);
        const status = async (value: string) => (await request(app(small.archive)).get(`${base}&${name}=${encodeURIComponent(value)}`).buffer(false)).status;
        for (const value of inside) assert.equal(await status(value), 200, value);
        for (const value of outside) assert.equal(await status(value), 400, value);
        if (schema.default === undefined) return;
        const [given, usual] = [await request(app(small.archive)).get(`${base}&${name}=${String(schema.default)}`), await request(app(small.archive)).get(base)];
        assert.equal(given.get('etag'), usual.get('etag'), 'the default is what is meant by nothing');
      });
    }
  }

  for (const code of Object.keys(failing)) {
    it(`has the problem ${code} wherever an archive is asked`, async () => {
      const server = await failingApp(code);
      for (const [route, operation] of Object.entries(operations)) {
        if (!operation.problems.some((declared) => declared === code)) continue;
        const answer = await request(server).get(answers[route][0]).set('Accept', 'application/json');
        assertAnswer(route, answer.status, typeOf(answer), answer.text);
        assert.match(answer.text, new RegExp(`"code":"${code}"`));
      }
    });
  }

  it('has the form of the problems of what it does not have', async () => {
    for (const answer of [await request(app(small.archive)).get('/nothing').set('Accept', 'application/json'), await request(app(small.archive)).post('/api/v1/search')]) {
      assert.match(typeOf(answer), /^application\/problem\+json/);
      assertProblem(answer.text);
    }
  });

  it('notices an answer that is not as it says', async () => {
    const { text } = await request(app(small.archive)).get('/api/v1/search?q=ferry');
    const body = z.looseObject({ hits: z.array(z.looseObject({})) }).parse(JSON.parse(text));
    const send = (changed: unknown) => () => {
      assertAnswer('/api/v1/search', 200, 'application/json', JSON.stringify(changed));
    };
    assert.throws(send({ ...body, total: '30' }));
    assert.throws(send({ ...body, more: true }));
    assert.throws(send({ ...body, hits: [{ ...body.hits[0], date: 'yesterday' }] }));
    assert.throws(() => {
      assertAnswer('/api/v1/search', 201, 'application/json', text);
    });
    assert.doesNotThrow(send(body));
  });
});
