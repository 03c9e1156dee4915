/** Where does the time of an answer go? Its way is timed as far as each stage, all stages before it included: nothing is asked that an answer would not ask. */
import assert from 'node:assert/strict';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import type { OpenGeneration } from '../../server/engine/embedded/generation.js';
import { LeafResolver } from '../../server/engine/embedded/leaves.js';
import { openIndex } from '../../server/engine/embedded/opening.js';
import { planOf } from '../../server/engine/embedded/plan.js';
import { select } from '../../server/engine/embedded/selection.js';
import { similarities } from '../../server/engine/embedded/similarity.js';
import { parseQuery } from '../../server/query/parse.js';
import { answerSearch } from '../../server/search/search-answer.js';
import { readOptions } from '../../server/search/search-options.js';
import { best, type Answer, type Ask } from './engine.js';
import { measureKind, type Measured, type Patience } from './timing.js';

const options = { perPage: best, snippets: 0, match: 'any' } as const;

function ranked(generation: OpenGeneration, text: string): Answer & { scores: number[] } {
  const { choices } = readOptions(options);
  const { tree } = parseQuery(text);
  const plan = planOf(tree, generation, new LeafResolver(generation));
  const { total, ranked: hits } = select(plan, generation, { ...choices, tree, offset: 0, limit: best });
  return { total, ids: hits.map(({ segment, article }) => generation.cards[segment].of(article).id), scores: hits.map(({ score }) => score) };
}

function stagesOf(generation: OpenGeneration): Record<string, Ask> {
  const engine = new EmbeddedEngine(generation);
  return {
    'the query is read': ({ text }) => ({ total: 0, ids: parseQuery(text).warnings.map(({ code }) => code) }),
    'ten ids with scores, and the total': ({ text }) => ranked(generation, text),
    'the answer, without snippets': ({ text }) => {
      const { total, hits } = answerSearch(engine, text, options, () => performance.now());
      return { total, ids: hits.map(({ id }) => id) };
    },
    'the answer, with three snippets a hit': ({ text }) => {
      const { total, hits } = answerSearch(engine, text, { ...options, snippets: 3 }, () => performance.now());
      return { total, ids: hits.map(({ id }) => id) };
    },
  };
}

/** Any of the words of each topic. Throws where two ways lead to other hits. */
export async function measureStages(index: string, patience: Omit<Patience, 'passMs'>, topics: readonly string[], say: (line: string) => void): Promise<Measured[]> {
  const { generation, held } = await openIndex(index, similarities.bm25f, null);
  try {
    const questions = topics.map((text) => ({ text, from: '', to: '' }));
    const measured: Measured[] = [];
    for (const [name, any] of Object.entries(stagesOf(generation))) {
      const one = await measureKind({ modes: { any }, close: () => undefined }, { name, mode: 'any', questions }, { ...patience, passMs: Infinity });
      if (one === null) continue;
      const before = measured.at(-1)?.answers;
      if (measured.length > 1) one.answers.forEach(({ ids }, i) => { assert.deepEqual(ids, before?.[i].ids, topics[i]); });
      say(`${one.p50.toFixed(3)} ms, 99 % within ${one.p99.toFixed(3)} ms, mean ${one.mean.toFixed(3)} ms: ${name}`);
      measured.push(one);
    }
    return measured;
  } finally {
    await held.close();
  }
}
