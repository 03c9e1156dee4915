/** What does a reader of the terminal learn from a pass? One line an event while it runs, and the counts at its end. */
import { basename, join } from 'node:path';
import cliProgress from 'cli-progress';
import type { IndexEvent, IndexReport } from '../run/run.js';
import type { Terminal } from './command.js';

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}

/** `3.4 MB`, in powers of 1000. */
export function printedBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 100 ? whole.format(value) : value.toFixed(1)} ${units[unit] ?? ''}`;
}

/** Follows a pass; `finish` takes the bar away before anything else is printed. */
export interface Follower {
  event(event: IndexEvent): void;
  finish(): void;
}

export function jsonFollower(terminal: Terminal): Follower {
  return {
    event: (event) => {
      terminal.out.write(`${JSON.stringify(event)}\n`);
    },
    finish: () => undefined,
  };
}

export function humanFollower(terminal: Terminal, sources: readonly string[]): Follower {
  const named = namer(sources);
  const bar = terminal.interactive
    ? new cliProgress.SingleBar({
        format: '{bar} {percentage}% | {articles} articles | {files} files',
        barCompleteChar: '█',
        barIncompleteChar: '░',
        barsize: 30,
        clearOnComplete: true,
        hideCursor: true,
        stream: terminal.err,
      })
    : null;
  let drawn = false;
  const finish = () => {
    if (drawn) bar?.stop();
    drawn = false;
  };
  return {
    finish,
    event: (event) => {
      if (event.kind === 'plan') {
        const reasons = Object.entries(event.reasons).map(([reason, count]) => `${whole.format(count)} ${reason}`);
        terminal.out.write(`${counted(event.total, 'source')}${reasons.length === 0 ? '' : `: ${reasons.join(', ')}`}\n`);
      } else if (event.kind === 'planned') {
        terminal.out.write(`  ${event.reason.padEnd(16)} ${named(event)}\n`);
      } else if (event.kind === 'skipped') {
        terminal.out.write(`  ${'skipped'.padEnd(16)} ${named(event)} (${event.why})\n`);
      } else if (event.kind === 'progress' && bar !== null) {
        const facts = { articles: whole.format(event.articles), files: `${event.files}/${event.totalFiles}` };
        if (drawn) bar.update(event.bytes, facts);
        else bar.start(Math.max(1, event.totalBytes), event.bytes, facts);
        drawn = true;
      } else if (event.kind === 'merging') {
        finish();
      }
    },
  };
}

/** How the terminal names a file: below its source where there is one source, and else by where it lies. */
export function namer(sources: readonly string[]): (file: { source: string; path: string }) => string {
  return ({ source, path }) => {
    if (sources.length < 2) return path;
    // A source may be a file itself, and is named by its name below itself.
    const name = basename(source);
    return path === name || path.startsWith(`${name}#`) ? source + path.slice(name.length) : join(source, path);
  };
}

/** So many warnings are printed of a run; `dateline status` has more of them. */
const mostWarnings = 20;

export function printReport(report: IndexReport, dryRun: boolean, terminal: Terminal): void {
  const { out } = terminal;
  const named = namer(report.sources);
  if (!dryRun) {
    const changes = (['added', 'replaced', 'moved', 'removed', 'unchanged'] as const)
      .filter((kind) => report[kind] > 0)
      .map((kind) => `${whole.format(report[kind])} ${kind}`);
    out.write(`${counted(report.articles, 'article')} in the index${changes.length === 0 ? '' : `: ${changes.join(', ')}`}\n`);
    const rate = report.articlesPerSecond > 0 ? `, ${whole.format(report.articlesPerSecond)} articles a second` : '';
    out.write(`${report.changed ? `Generation ${report.generation}` : `Nothing changed; generation ${report.generation} stands`}. `);
    out.write(`${report.seconds.toFixed(1)} s${rate}; index ${printedBytes(report.bytes.index)}, texts ${printedBytes(report.bytes.texts)}\n`);
  }
  if (report.skipped > 0) out.write(`${counted(report.skipped, 'file')} skipped (README, dot files and other types)\n`);
  if (report.needsOcr.length > 0) {
    out.write(`${counted(report.needsOcr.length, 'PDF')} without text, to be put through OCR:\n`);
    for (const file of report.needsOcr) out.write(`  ${named(file)}\n`);
  }
  if (report.warned > 0) {
    const shown = report.warnings.slice(0, mostWarnings);
    out.write(`${counted(report.warned, 'article')} with a date that is not understood:\n`);
    for (const { code, reason, ...file } of shown) out.write(`  ${named(file)}: ${reason} (${code})\n`);
    if (report.warned > shown.length) out.write(`  and ${whole.format(report.warned - shown.length)} more, which dateline status names\n`);
  }
  if (report.notMerged !== null) terminal.err.write(`The articles are in the index, but its segments were not merged: ${report.notMerged}\n`);
  if (report.failed.length > 0) {
    terminal.err.write(`${counted(report.failed.length, 'source')} failed:\n`);
    for (const { code, reason, ...file } of report.failed) terminal.err.write(`  ${named(file)}: ${reason} (${code})\n`);
  }
}
