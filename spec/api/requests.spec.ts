/** Which request gets which status and which problem? Every line of cases/requests.json. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { z } from 'zod';
import { problemBody } from '../../server/api/v1/bodies.js';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { repositoryRoot } from '../root.js';
import { assertProblem } from '../contract/document.js';
import { smallArchive, type SmallArchive } from './archive.js';

const cases = z
  .array(
    z.strictObject({
      path: z.string(),
      method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).default('GET'),
      status: z.number(),
      code: z.string().optional(),
      errors: z.array(z.string()).optional(),
      comment: z.string().optional(),
    }),
  )
  .parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/api/cases/requests.json'), 'utf8')));

describe('the requests of the API', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  for (const { path, method, status, code, errors } of cases) {
    it(`${method} ${path} is answered ${status}${code === undefined ? '' : `, ${code}`}`, async () => {
      const app = createApp(small.archive, { log: openLog('off', new PassThrough()) });
      const agent = request(app);
      const answer = await { GET: agent.get(path), POST: agent.post(path), PUT: agent.put(path), DELETE: agent.delete(path) }[method];
      assert.equal(answer.status, status, answer.text);
      if (code === undefined) {
        assert.match(answer.headers['content-type'] ?? '', /^application\/json/);
        return;
      }
      assert.match(answer.headers['content-type'] ?? '', /^application\/problem\+json/);
      assertProblem(answer.text);
      const problem = problemBody.parse(JSON.parse(answer.text));
      assert.equal(problem.code, code);
      assert.equal(problem.type, `urn:dateline:problem:${code}`);
      assert.equal(problem.status, status);
      assert.equal(problem.instance, path);
      assert.deepEqual(problem.errors?.map((error) => `${error.parameter}:${error.code}`), errors);
      if (status === 405) assert.equal(answer.headers.allow, 'GET, HEAD');
    });
  }
});
