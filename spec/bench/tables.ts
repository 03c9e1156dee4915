/** How is a benchmark read? As Markdown tables, made from the raw numbers. */
import type { Agreement, BenchReport, EngineReport, RunReport } from './side-by-side.js';

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });
const mb = (bytes: number): string => number(bytes / 1e6);
const ms = (value: number): string => (value >= 100 ? number(value) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return `${line(head)}|${head.map((_, i) => (i === 0 ? '---|' : '---:|')).join('')}\n${rows.map(line).join('')}`;
}

const nameOf = ({ built, engine }: EngineReport): string => built?.name ?? engine;

function building({ articles, engines }: RunReport): string {
  return table(
    ['engine', 'build, s', 'articles/s', 'CPU, s', 'peak, MB', 'on disk, MB', 'start to first answer, ms', 'open, MB'],
    engines.map((one) => {
      const { built, asked, indexBytes } = one;
      return [
        nameOf(one),
        ...(built === null ? ['–', '–', '–', '–', '–'] : [built.seconds.toFixed(1), number(articles.count / built.seconds), built.cpuSeconds.toFixed(1), number(built.peakMb), mb(indexBytes)]),
        ...(asked === null ? ['–', '–'] : [number(asked.firstAnswerMs), number(asked.openMb)]),
      ];
    }),
  );
}

function kindNames(engines: readonly EngineReport[]): string[] {
  return [...new Set(engines.flatMap(({ asked }) => asked?.kinds.map(({ name }) => name) ?? []))];
}

function times({ engines }: RunReport): string {
  return table(
    ['ms: median / 99th percentile', ...engines.map(nameOf)],
    kindNames(engines).map((name) => [
      name,
      ...engines.map(({ asked }) => {
        const kind = asked?.kinds.find((one) => one.name === name);
        if (kind === undefined) return '–';
        return `${ms(kind.p50)} / ${ms(kind.p99)}${kind.asked < kind.of ? ` (${kind.asked} of ${kind.of})` : ''}`;
      }),
    ]),
  );
}

function agreements({ engines }: RunReport): string {
  const others = engines.slice(1);
  const cell = (agreement: Agreement | null | undefined): string => (agreement === null || agreement === undefined ? '–' : `${agreement.totals?.toFixed(2) ?? '–'} / ${agreement.overlap.toFixed(2)}`);
  return table(
    ['totals / ten best, against the first', ...others.map(nameOf)],
    kindNames(others).map((name) => [name, ...others.map(({ asked }) => cell(asked?.kinds.find((one) => one.name === name)?.agreement))]),
  );
}

function remarks(engines: readonly EngineReport[]): string {
  return engines.map((one) => `- ${nameOf(one)}: ${[...(one.built?.notes ?? []), ...(one.failed === null ? [] : [`failed: ${one.failed}`])].join('; ')}\n`).join('');
}

export function tablesOf({ machine, plan, runs }: BenchReport): string {
  const { processors, cpu, memoryGb, node, system } = machine;
  const head = `Measured on ${processors} processors (${cpu}), ${memoryGb} GB, Node ${node}, ${system}; seed ${plan.seed}, ${plan.patience.passes} passes after ${plan.patience.warmUpMs} ms of warming up, one process an engine.\n`;
  const parts = runs.map((run) => {
    const { from, count, real, words, bytes } = run.articles;
    const made = real === count ? '' : `, ${number(count - real)} of them made of paragraphs of real ones`;
    const title = `## ${number(count)} articles of ${number(words / count)} words (${mb(bytes)} MB of text)\n\nFrom ${from}${made}.\n`;
    return [title, building(run), times(run), ...(run.engines.length > 1 ? [agreements(run)] : []), remarks(run.engines)].join('\n');
  });
  return [head, ...parts].join('\n');
}
