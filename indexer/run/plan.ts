/** What is new? A comparison of what lies in the sources with what the ledger says was read: for each file, why it is read or not. */
import { ledgerKey, type Ledger, type LedgerFile } from '../store/ledger.js';

/** Every reason there is. All but `same` and `gone` mean that the file is read. */
export const reasons = ['new', 'edited', 'moved', 'analysis changed', 'rebuild', 'tried again', 'same', 'gone'] as const;
export type Reason = (typeof reasons)[number];

export interface FoundFile {
  /** Absolute path of the source. */
  source: string;
  /** Below the source, with `/` between folders. */
  path: string;
  absolute: string;
  size: number;
  mtimeMs: number;
  /** What its articles are called, unless they bring ids of their own. */
  id: string;
  /** Of its bytes; null where nothing has asked for it (see `needsHash`). */
  sha256: string | null;
}

export interface PlannedFile {
  source: string;
  path: string;
  reason: Reason;
  /** What lies there now; null for `gone`. */
  found: FoundFile | null;
  /** What the ledger says of it; for `moved` under its old name. */
  before: LedgerFile | null;
}

export interface PlanInput {
  found: readonly FoundFile[];
  ledger: Ledger;
  /** The sources that were looked at: only below these can a file be gone. */
  sources: readonly string[];
  /** Read everything anew, whatever the ledger says. */
  full: boolean;
  /** The index was made with another analysis. */
  analysisChanged: boolean;
}

/**
 * Refusals that may turn out otherwise although the file is the same: the system's, those about another article, and
 * those of a limit that costs nothing to look at again.
 */
const fleeting: ReadonlySet<string> = new Set(['unreadable', 'duplicate-id', 'too-large']);

const sameStamp = (found: FoundFile, before: LedgerFile): boolean => found.size === before.size && found.mtimeMs === before.mtimeMs;

/**
 * Which files have to be hashed before they can be judged: those whose size or time differ from the ledger's, and, where
 * files are gone, the unknown ones, one of which may be a gone one at a new place.
 */
export function needsHash({ found, ledger, sources, full, analysisChanged }: PlanInput): FoundFile[] {
  if (full || analysisChanged) return [];
  const before = byKey(ledger);
  const here = new Set(found.map(ledgerKey));
  const someGone = ledger.files.some((file) => sources.includes(file.source) && !here.has(ledgerKey(file)));
  return found.filter((file) => {
    const known = before.get(ledgerKey(file));
    return known === undefined ? someGone : !sameStamp(file, known) && file.size === known.size;
  });
}

const byKey = (ledger: Ledger): Map<string, LedgerFile> => new Map(ledger.files.map((file) => [ledgerKey(file), file]));

/** In the order of the files, the gone ones behind them. */
export function planRun({ found, ledger, sources, full, analysisChanged }: PlanInput): PlannedFile[] {
  const before = byKey(ledger);
  const here = new Set(found.map(ledgerKey));
  const gone = ledger.files.filter((file) => sources.includes(file.source) && !here.has(ledgerKey(file)));
  const goneByHash = new Map(gone.flatMap((file) => (file.sha256 === null ? [] : [[file.sha256, file]])));
  const planned = found.map((file): PlannedFile => {
    const known = before.get(ledgerKey(file)) ?? null;
    const place = { source: file.source, path: file.path, found: file };
    if (known === null) {
      const old = file.sha256 === null ? undefined : goneByHash.get(file.sha256);
      if (old === undefined) return { ...place, reason: full ? 'rebuild' : 'new', before: null };
      goneByHash.delete(old.sha256 ?? '');
      return { ...place, reason: 'moved', before: old };
    }
    return { ...place, reason: whyRead(file, known, full, analysisChanged), before: known };
  });
  const moved = new Set(planned.flatMap(({ reason, before: old }) => (reason === 'moved' && old !== null ? [ledgerKey(old)] : [])));
  for (const file of gone) {
    if (!moved.has(ledgerKey(file))) planned.push({ source: file.source, path: file.path, reason: 'gone', found: null, before: file });
  }
  return planned;
}

function whyRead(found: FoundFile, known: LedgerFile, full: boolean, analysisChanged: boolean): Reason {
  if (full) return 'rebuild';
  const sameBytes = sameStamp(found, known) || (found.sha256 !== null && found.sha256 === known.sha256);
  // Before `edited`: of an edited file of records the lines that stayed as they were would not be read.
  if (analysisChanged) return 'analysis changed';
  if (!sameBytes) return 'edited';
  // The same file has another id where a second file of its name came or went.
  const [only] = known.articles;
  if (known.articles.length === 1 && only.key === undefined && only.id !== found.id) return 'moved';
  return known.refusals.some(({ code }) => fleeting.has(code)) ? 'tried again' : 'same';
}
