/** What does the ledger tell of the files that are not as they should be? The same to a run's report and to `status`. */
import type { DateOrigin, Refusal } from '../article/article.js';
import type { Ledger, LedgerFile, UnreadDate } from './ledger.js';
import { placeOf } from './place.js';

export interface ToldFile {
  /** Absolute path of the folder or file that was indexed. */
  source: string;
  /** Below its source; for a record of a file of many with `#` and its line. */
  path: string;
  code: string;
  reason: string;
}

export interface ToldFiles {
  /** Where they were looked for: what is told names its file below one of them. */
  sources: string[];
  failed: ToldFile[];
  needsOcr: ToldFile[];
  /** Articles that are in the index, and not quite as their documents have it. */
  warned: number;
  /** Of each file the first ones by name. */
  warnings: ToldFile[];
}

/** Of one file so many warnings are named; what they have in common is clear by then. */
const mostWarnings = 100;

const isScan = ({ code }: ToldFile): boolean => code === ('needs-ocr' satisfies Refusal['code']);

/** How the article is dated where its stated date is not understood. */
function datedBy(origin: string): string {
  if (origin === ('none' satisfies DateOrigin)) return 'the article is undated';
  return `the article is dated by its ${origin.replace('-', ' ')}`;
}

function unreadDate(source: string, path: string, { value, line, dateOrigin }: UnreadDate): ToldFile {
  return { source, path: placeOf(path, line), code: 'unread-date', reason: `the date “${value}” is not understood; ${datedBy(dateOrigin)}` };
}

function warningsOf({ source, path, articles }: LedgerFile): ToldFile[] {
  return articles.flatMap((article) => (article.unreadDate === undefined ? [] : [unreadDate(source, path, article.unreadDate)]));
}

/** `found`: what was found out about the sources just now, whether it stands in the ledger or not. */
export function toldBy({ skipped, files }: Ledger, found: readonly ToldFile[] = []): ToldFiles {
  const known = files.flatMap(({ source, refusals: own }) => own.map((refusal): ToldFile => ({ source, ...refusal })));
  const isNew = (one: ToldFile): boolean => !known.some(({ source, path, reason }) => one.source === source && one.path === path && one.reason === reason);
  const refusals = [...found.filter(isNew), ...known];
  const warnings = files.map(warningsOf);
  return {
    sources: Object.keys(skipped),
    failed: refusals.filter((refusal) => !isScan(refusal)),
    needsOcr: refusals.filter(isScan),
    warned: warnings.reduce((sum, { length }) => sum + length, 0),
    warnings: warnings.flatMap((ofFile) => ofFile.slice(0, mostWarnings)),
  };
}
