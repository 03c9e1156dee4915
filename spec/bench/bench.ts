/** `npm run bench -- …`: measures, and writes raw numbers and tables. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sharedFolder } from '../shared.js';
import { realArticles } from './articles.js';
import { measureHttp, type HttpPlan } from './http.js';
import { newsTopics } from './queries.js';
import { sideBySide, type BenchReport, type Plan } from './side-by-side.js';
import { measureStages } from './stages.js';
import { engines, runStep } from './step.js';
import { tablesOf } from './tables.js';

const usage = `npm run bench -- compare [--articles 24830] [--engines dateline,minisearch,…] …
                     all engines on the same articles; the peers want npm ci in spec/bench/peers once
npm run bench -- growth [--articles 10000,100000,1000000] …
                     Dateline on ever more articles
npm run bench -- http --index FOLDER [--connections 1,4,16]
                     dateline serve on an index that is there, asked the news topics by so many kept connections
npm run bench -- stages --index FOLDER
                     the news topics asked of an index that is there: how long until each stage of an answer
npm run bench -- tables FILE.json
                     prints the tables of raw numbers that were written before

  --articles <numbers>   how many, separated by commas, a run each
  --words <number>       make all articles, of so many words on average; without it real ones come first
  --engines <names>      ${Object.keys(engines).join(',')}
  --index <folder>       the index that is there
  --connections <numbers> how many, separated by commas, a run each, at most 64
  --passes <number>      that are counted (3)
  --warm-up <ms>         before them, a kind of query (2000)
  --pass <ms>            a kind that takes longer a pass is cut to its first queries (20000)
  --seed <number>        of all that is drawn (1)
  --out <file>           where the raw numbers go as JSON; the tables go beside it as Markdown
`;

const patience = {
  passes: { type: 'string', default: '3' },
  'warm-up': { type: 'string', default: '2000' },
} as const;

const options = {
  articles: { type: 'string' },
  words: { type: 'string' },
  engines: { type: 'string' },
  ...patience,
  pass: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
} as const;

class WrongUsage extends Error {}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new WrongUsage(`${text} is no whole number`);
  return Number(text);
}

function planOf(words: string[], usual: Pick<Plan, 'sizes' | 'engines'>): { plan: Plan; out: string | undefined } {
  const { values } = parseArgs({ args: words, options });
  const named = values.engines?.split(',') ?? usual.engines;
  for (const name of named) if (!(name in engines)) throw new WrongUsage(`${name} is no engine that is known here`);
  const sizes = values.articles?.split(',').map(whole) ?? usual.sizes;
  return {
    plan: {
      sizes,
      words: values.words === undefined ? null : whole(values.words),
      engines: named,
      seed: whole(values.seed),
      patience: { passes: whole(values.passes), warmUpMs: whole(values['warm-up']), passMs: whole(values.pass) },
    },
    out: values.out,
  };
}

async function measure(words: string[], usual: Pick<Plan, 'sizes' | 'engines'>): Promise<void> {
  const { plan, out } = planOf(words, usual);
  const report = await sideBySide(plan, (line) => process.stderr.write(`${line}\n`));
  const tables = tablesOf(report);
  process.stdout.write(tables);
  if (out === undefined) return;
  writeFileSync(out, `${JSON.stringify(report)}\n`);
  writeFileSync(out.replace(/(?:\.json)?$/, '.md'), `# \`npm run bench -- ${process.argv.slice(2).join(' ')}\`\n\n${tables}`);
}

/** Beyond that it is the generator that is measured. */
const mostConnections = 64;

const patienceOf = (values: Record<keyof typeof patience, string>): HttpPlan['patience'] => ({ passes: whole(values.passes), warmUpMs: whole(values['warm-up']) });

function indexOf(folder: string | undefined): string {
  if (folder === undefined) throw new WrongUsage('which index shall be asked? --index <folder>');
  return folder;
}

function httpPlanOf(words: string[]): HttpPlan {
  const { values } = parseArgs({ args: words, options: { index: { type: 'string' }, connections: { type: 'string', default: '1,4,16' }, ...patience } });
  const index = indexOf(values.index);
  const connections = values.connections.split(',').map(whole);
  for (const number of connections) if (number < 1 || number > mostConnections) throw new WrongUsage(`${number} is not a number of connections from 1 to ${mostConnections}`);
  return { index, connections, patience: patienceOf(values) };
}

function stagesPlanOf(words: string[]): [index: string, patience: HttpPlan['patience']] {
  const { values } = parseArgs({ args: words, options: { index: { type: 'string' }, ...patience } });
  return [indexOf(values.index), patienceOf(values)];
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const topicsAsked = async (): Promise<string[]> => newsTopics(sharedFolder() === null ? (await realArticles()).articles : []);

const [command = '', ...words] = process.argv.slice(2);
try {
  if (command === 'compare') await measure(words, { sizes: [24830], engines: Object.keys(engines) });
  else if (command === 'growth') await measure(words, { sizes: [10_000, 100_000, 1_000_000], engines: ['dateline'] });
  else if (command === 'http') await measureHttp(httpPlanOf(words), await topicsAsked(), print);
  else if (command === 'stages') await measureStages(...stagesPlanOf(words), await topicsAsked(), print);
  else if (command === 'tables' && words.length === 1) process.stdout.write(tablesOf(JSON.parse(readFileSync(words[0], 'utf8')) as BenchReport));
  else if (command === 'step' && words.length === 1) process.stdout.write(await runStep(words[0]));
  else throw new WrongUsage(command === '' ? 'what shall be measured?' : `${command} is no benchmark`);
} catch (error) {
  const wrong = error instanceof WrongUsage || (error instanceof TypeError && 'code' in error);
  if (!wrong) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
