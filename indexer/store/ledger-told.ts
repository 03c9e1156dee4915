/** What does the ledger tell of the files that are not as they should be? The same to a run's report and to `status`. */
import type { DateOrigin, Refusal } from '../article/article.js';
import { type Ledger, type LedgerFile, type LedgerRefusal, placeOf, type UnreadDate } from './ledger.js';

export interface ToldFiles {
  failed: LedgerRefusal[];
  needsOcr: LedgerRefusal[];
  /** Articles that are in the index, and not quite as their documents have it. */
  warned: number;
  /** Of each file the first ones by name. */
  warnings: LedgerRefusal[];
}

/** Of one file so many warnings are named; what they have in common is clear by then. */
const mostWarnings = 100;

const isScan = ({ code }: LedgerRefusal): boolean => code === ('needs-ocr' satisfies Refusal['code']);

/** How the article is dated where its stated date is not understood. */
function datedBy(origin: string): string {
  if (origin === ('none' satisfies DateOrigin)) return 'the article is undated';
  return `the article is dated by its ${origin.replace('-', ' ')}`;
}

function unreadDate(path: string, { value, line, dateOrigin }: UnreadDate): LedgerRefusal {
  return { path: placeOf(path, line), code: 'unread-date', reason: `the date “${value}” is not understood; ${datedBy(dateOrigin)}` };
}

function warningsOf({ path, articles }: LedgerFile): LedgerRefusal[] {
  return articles.flatMap((article) => (article.unreadDate === undefined ? [] : [unreadDate(path, article.unreadDate)]));
}

/** `further`: what is known of the sources and stands in no ledger yet. */
export function toldBy({ files }: Ledger, further: readonly LedgerRefusal[] = []): ToldFiles {
  const refusals = [...further, ...files.flatMap((file) => file.refusals)];
  const warnings = files.map(warningsOf);
  return {
    failed: refusals.filter((refusal) => !isScan(refusal)),
    needsOcr: refusals.filter(isScan),
    warned: warnings.reduce((sum, { length }) => sum + length, 0),
    warnings: warnings.flatMap((ofFile) => ofFile.slice(0, mostWarnings)),
  };
}
