/** Why is a file read, or not? Each case is what lies there, what the ledger says, and the reason. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { needsHash, planRun, type PlanInput, reasons } from '../../indexer/run/plan.js';
import { repositoryRoot } from '../root.js';

const file = z.object({ source: z.string().default('/source'), path: z.string(), size: z.number().default(10), mtimeMs: z.number().default(1) });
const articles = z.array(z.object({ id: z.string(), key: z.string().optional() })).optional();
const refusals = z.array(z.object({ path: z.string(), code: z.string(), reason: z.string() })).default([]);
const cases = z.array(
  z.strictObject({
    name: z.string(),
    found: z.array(file.extend({ id: z.string().optional(), sha256: z.string().nullable().default(null) }).strict()),
    ledger: z.array(file.extend({ sha256: z.string().nullable().optional(), articles, refusals }).strict()),
    sources: z.array(z.string()).default(['/source']),
    full: z.boolean().default(false),
    analysisChanged: z.boolean().default(false),
    plan: z.array(z.string()),
    /** Paths that have to be hashed. */
    hashed: z.array(z.string()),
  }),
);
const all = cases.parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/run/cases/plan.json'), 'utf8')));

const idOf = (path: string): string => path.replace(/\.[a-z]+$/, '');

function inputOf({ found, ledger, sources, full, analysisChanged }: (typeof all)[number]): PlanInput {
  return {
    found: found.map((one) => ({ ...one, absolute: join(one.source, one.path), id: one.id ?? idOf(one.path) })),
    ledger: {
      skipped: {},
      files: ledger.map((one) => ({
        ...one,
        sha256: one.sha256 === undefined ? `bytes of ${one.path}` : one.sha256,
        articles: one.articles ?? [{ id: idOf(one.path) }],
      })),
    },
    sources,
    full,
    analysisChanged,
  };
}

describe('the plan of a pass', () => {
  for (const one of all) {
    it(one.name, () => {
      const input = inputOf(one);
      const plan = planRun(input).map(({ path, reason, before }) => `${reason} ${path}${reason === 'moved' ? ` from ${before?.path ?? ''}` : ''}`);
      assert.deepEqual(plan, one.plan);
      assert.deepEqual(needsHash(input).map(({ path }) => path), one.hashed);
    });
  }

  it('has a case for every reason', () => {
    const seen = all.flatMap(({ plan }) => plan).join('\n');
    for (const reason of reasons) assert.match(seen, new RegExp(`^${reason} `, 'm'));
  });
});
