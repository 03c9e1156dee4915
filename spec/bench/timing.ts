/** How long does an answer take? Each query many times, warm, one at a time. */
import type { Answer, OpenEngine } from './engine.js';
import type { Kind } from './queries.js';

export interface Patience {
  /** Passes over all queries that are counted. */
  passes: number;
  /** Passes before that go on for so long at least: compilers want it. */
  warmUpMs: number;
  /** A kind that would take longer a pass is cut to its first queries; the report says to how many. */
  passMs: number;
}

export interface Timed {
  name: string;
  /** Queries asked, and those there are. */
  asked: number;
  of: number;
  /** Milliseconds, over all passes. */
  p50: number;
  p90: number;
  p99: number;
  mean: number;
  /** Of each query, the median of its passes. */
  medians: number[];
}

/** With what each query found, for comparison. */
export interface Measured extends Timed {
  answers: Answer[];
}

/** The least value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Null where the engine does not know the kind's mode. Throws where two passes find different totals. */
export async function measureKind(engine: OpenEngine, { name, mode, questions }: Kind, { passes, warmUpMs, passMs }: Patience): Promise<Measured | null> {
  const ask = engine.modes[mode];
  if (ask === undefined) return null;
  const answers: Answer[] = [];
  const started = performance.now();
  for (const question of questions) {
    if (answers.length > 0 && performance.now() - started > passMs) break;
    answers.push(await ask(question));
  }
  const asked = questions.slice(0, answers.length);
  while (performance.now() - started < warmUpMs) for (const question of asked) await ask(question);
  const times = asked.map((): number[] => []);
  for (let pass = 0; pass < passes; pass++) {
    for (const [i, question] of asked.entries()) {
      const from = performance.now();
      const given = ask(question);
      const answer = given instanceof Promise ? await given : given;
      times[i].push(performance.now() - from);
      if (answer.total !== answers[i].total) throw new Error(`“${question.text}” finds ${answers[i].total} and then ${answer.total} articles`);
    }
  }
  const all = times.flat();
  return {
    name,
    asked: asked.length,
    of: questions.length,
    p50: rounded(percentile(all, 50)),
    p90: rounded(percentile(all, 90)),
    p99: rounded(percentile(all, 99)),
    mean: rounded(all.reduce((sum, time) => sum + time, 0) / all.length),
    medians: times.map((one) => rounded(percentile(one, 50))),
    answers,
  };
}
