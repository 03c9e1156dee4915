/**
 * The work of one pass: planned files through the workers into segments, and what became of each into the ledger. Longer than most:
 * what is handed out, taken in and given up shares one account of every file.
 */
import type { Walk } from '../source/walk.js';
import { typeOfName } from '../source/file-type.js';
import { encodeLedger, ledgerKey, type Ledger, type LedgerFile } from '../store/ledger.js';
import type { FileEntry, SegmentEntry } from '../store/manifest.js';
import type { Transaction } from '../store/transaction.js';
import { FileInWork, type PassedArticle } from './file-in-work.js';
import { Marks } from './marks.js';
import type { PlannedFile } from './plan.js';
import { WorkerPool } from './pool.js';
import { Reading, type ReadableFile } from './reading.js';
import { duplicate, refusalOf } from './refusal.js';
import type { IndexEvent, IndexRunOptions } from './run.js';
import { SegmentCollector } from './segments.js';
import type { Reply, TaskRefusal } from './task.js';

/** How a pass shares its work out. */
export interface Portions {
  /**
   * A thread makes a segment of so many tokens: until then it holds four bytes of each, and while it makes the segment
   * some three more a token, the columns, twice.
   */
  segmentTokens: number;
  /** Source bytes that are worth a thread. */
  bytesPerThread: number;
}

/** 32 million tokens, the words of 22,000 articles of 1,440, are held in some 300 MB. */
export const usualPortions: Portions = { segmentTokens: 32_000_000, bytesPerThread: 2 * 1024 * 1024 };

export interface PassResult {
  segments: SegmentEntry[];
  /** Whether all articles were read in this pass. */
  allAnew: boolean;
  ledger: Ledger;
  ledgerEntry: FileEntry;
  added: number;
  replaced: number;
  moved: number;
  removed: number;
  unchanged: number;
}

export class Pass {
  private readonly work: FileInWork[];
  private readonly untouched: LedgerFile[];
  private readonly gone: LedgerFile[];
  private readonly totalBytes: number;
  private progress = { articles: 0, files: 0, bytes: 0 };

  constructor(
    private readonly options: Required<Pick<IndexRunOptions, 'disk' | 'portions'>> & IndexRunOptions,
    private readonly walks: readonly Walk[],
    private readonly before: Ledger,
    plan: readonly PlannedFile[],
    private readonly emit: (event: IndexEvent) => void,
  ) {
    const read = plan.filter((file): file is FileInWork['planned'] => file.found !== null && file.reason !== 'same');
    this.work = read.map((planned) => new FileInWork(planned));
    this.gone = plan.flatMap(({ reason, before: file }) => (reason === 'gone' && file !== null ? [file] : []));
    const planned = new Set([...read, ...this.gone].flatMap((file) => ledgerKeysOf(file)));
    const stamps = new Map(plan.flatMap(({ reason, found }) => (reason === 'same' && found !== null ? [[ledgerKey(found), found]] : [])));
    const hidden = new Map(this.hidden().map((file) => [ledgerKey(file), file.refusals]));
    this.untouched = before.files.filter((file) => !planned.has(ledgerKey(file))).map((file) => restamped(file, stamps.get(ledgerKey(file)), hidden.get(ledgerKey(file))));
    this.totalBytes = this.work.reduce((sum, { planned: { found } }) => sum + found.size, 0);
  }

  /** Whether a new generation would say nothing that the one before does not. */
  get nothingToDo(): boolean {
    return this.work.length === 0 && this.restIsAsBefore();
  }

  private restIsAsBefore(): boolean {
    const { before, untouched } = this;
    const known = new Set(before.files);
    return (
      this.gone.length === 0 &&
      this.refusedByWalk().length === 0 &&
      JSON.stringify(this.skipped()) === JSON.stringify(before.skipped) &&
      untouched.every((file) => known.has(file))
    );
  }

  /** null where all that was tried again turned out as before. */
  async run(transaction: Transaction): Promise<PassResult | null> {
    const collector = new SegmentCollector(transaction);
    try {
      const dropped = await this.read(collector);
      if (transaction.previous !== null && this.allAsBefore()) return null;
      const ledger = this.ledger();
      const marks = new Marks(this.options.disk, this.options.folder, transaction);
      const ledgerEntry = await transaction.write('ledger', encodeLedger(ledger));
      const segments = await marks.onPrevious(this.noMore(ledger));
      for (const { entry, ids, worker, number } of collector.written) {
        // What was given out in the middle of the pass, before it was known to be one too many.
        const marked = await marks.on(entry, ids, this.idsIn(dropped, worker, number));
        if (marked !== null) segments.push(marked);
      }
      const allAnew = [...this.untouched, ...this.work.map((work) => ({ articles: work.keptArticles() }))].every(({ articles }) => articles.length === 0);
      return { segments, allAnew, ledger, ledgerEntry, ...this.counts(ledger) };
    } catch (error) {
      await collector.abandon();
      throw error;
    }
  }

  private allAsBefore(): boolean {
    const isAsBefore = (work: FileInWork): boolean => work.articles.length === 0 && JSON.stringify(work.entry()) === JSON.stringify(work.planned.before);
    return this.work.every(isAsBefore) && this.restIsAsBefore();
  }

  /** Reads what is to be read; says which articles have an id that is taken. */
  private async read(collector: SegmentCollector): Promise<PassedArticle[]> {
    const { workers, language, portions } = this.options;
    const files = this.work.map((_, file) => this.readable(file));
    if (files.length === 0) return [];
    // Each thread makes a segment: a few new articles are worth one, not several small ones.
    const pool = new WorkerPool(
      Math.min(workers, Math.ceil(this.totalBytes / portions.bytesPerThread) || 1),
      { ...portions, ...(language === undefined ? {} : { language }) },
      (reply, worker) => this.take(reply, worker, collector),
    );
    const reading = new Reading(pool, this.options, {
      refused: (refusal) => {
        this.refuse(refusal);
      },
      hashed: (file, sha256) => {
        this.work[file].sha256 = sha256;
      },
      passed: ({ size }) => {
        this.progress.files++;
        this.progress.bytes += size;
        this.tell();
      },
    });
    try {
      await reading.all(files);
      await pool.idle();
      const dropped = this.settleDuplicates();
      this.emit({ kind: 'merging' });
      await pool.finish((worker) => this.idsIn(dropped, worker, collector.segmentsOf(worker)));
      return dropped;
    } finally {
      await Promise.all([pool.close(), reading.close()]);
    }
  }

  private readable(file: number): ReadableFile {
    const { found, before, reason } = this.work[file].planned;
    // A hash says that the line is the same, not what an older analysis made of it; and a moved file's lines are new ones.
    const known = reason === 'edited' || reason === 'tried again' ? keysOf(before) : null;
    const [folder, ...below] = found.path.split('/');
    const source = below.length > 0 ? folder : null;
    return { file, path: found.path, id: found.id, source, absolute: found.absolute, size: found.size, known };
  }

  private async take(reply: Reply, worker: number, collector: SegmentCollector): Promise<void> {
    if (reply.kind === 'texts') await collector.takeTexts(worker, reply.records);
    else if (reply.kind === 'segment') await collector.takeSegment(worker, reply.columns, reply.ids);
    else this.note(reply, worker);
  }

  private note(reply: Extract<Reply, { kind: 'done' }>, worker: number): void {
    for (const article of reply.articles) this.work[article.file].articles.push({ ...article, worker });
    for (const { file, line, key } of reply.unchanged) this.work[file].keep(key, line);
    for (const { file, sha256 } of reply.hashes) this.work[file].sha256 = sha256;
    for (const refusal of reply.refusals) this.refuse(refusal);
    this.progress.articles += reply.articles.length;
    this.tell();
  }

  private refuse(refusal: TaskRefusal): void {
    const work = this.work[refusal.file];
    if (!work.refuse(refusal)) return;
    const { path, code, reason } = refusal;
    if (code !== 'needs-ocr') this.emit({ kind: 'failed', source: work.planned.source, path, code, reason });
  }

  private tell(): void {
    this.emit({ kind: 'progress', ...this.progress, totalFiles: this.work.length, totalBytes: this.totalBytes });
  }

  /** A line that stands there twice, as it was: once it is the article, and each further time one with the same id. */
  private refuseRepeatedLines(work: FileInWork, file: number): void {
    if (work.keptLines.size === 0) return;
    for (const { id, key } of work.keptArticles()) {
      const lines = (key === undefined ? undefined : work.keptLines.get(key)) ?? [];
      for (const line of lines.sort((a, b) => a - b).slice(1)) this.refuse(refusalOf({ file, path: work.planned.path }, line, duplicate(id)));
    }
  }

  /** The first article with an id keeps it: what stays, then by the order of the files and lines. */
  private settleDuplicates(): PassedArticle[] {
    const taken = new Set(this.untouched.flatMap(({ articles }) => articles.map(({ id }) => id)));
    for (const work of this.work) for (const { id } of work.keptArticles()) taken.add(id);
    const dropped: PassedArticle[] = [];
    this.work.forEach((work, file) => {
      work.articles.sort((a, b) => a.line - b.line);
      const kept: PassedArticle[] = [];
      for (const article of work.articles) {
        if (!taken.has(article.id)) {
          taken.add(article.id);
          kept.push(article);
          continue;
        }
        dropped.push(article);
        this.refuse(refusalOf({ file, path: work.planned.path }, article.line, duplicate(article.id)));
      }
      work.articles = kept;
      this.refuseRepeatedLines(work, file);
      work.refusals.sort((a, b) => a.line - b.line);
    });
    return dropped;
  }

  private skipped(): Record<string, number> {
    const skipped = { ...this.before.skipped };
    this.walks.forEach((walked, s) => {
      skipped[this.options.sources[s]] = walked.skipped.length;
    });
    return skipped;
  }

  private ledger(): Ledger {
    const all = [...this.untouched, ...this.work.map((work) => work.entry()), ...this.refusedByWalk()];
    return { skipped: this.skipped(), files: all.sort((a, b) => (ledgerKey(a) < ledgerKey(b) ? -1 : 1)) };
  }

  /** What could not be looked at. */
  private hidden(): LedgerFile[] {
    return this.walks.flatMap(({ refused }, s) =>
      refused.map(({ path, refusal: { code, message } }) => ({
        source: this.options.sources[s],
        path,
        size: 0,
        mtimeMs: 0,
        sha256: null,
        articles: [],
        refusals: [{ path, code, reason: message }],
      })),
    );
  }

  /** Of that what was never read before: it is named, and looked for again next time. */
  private refusedByWalk(): LedgerFile[] {
    const known = new Set(this.untouched.map(ledgerKey));
    return this.hidden().filter((file) => !known.has(ledgerKey(file)));
  }

  /** Articles of the segments before that are gone, or read anew. */
  private noMore(ledger: Ledger): Set<string> {
    const fresh = new Set(this.work.flatMap(({ articles }) => articles.map(({ id }) => id)));
    const now = idsOf(ledger.files);
    return new Set([...idsOf(this.before.files)].filter((id) => fresh.has(id) || !now.has(id)));
  }

  /** Ids in one of a worker's segments that have no article to keep there. */
  private idsIn(dropped: readonly PassedArticle[], worker: number, segment: number): Set<string> {
    const isThere = (article: PassedArticle): boolean => article.worker === worker && article.segment === segment;
    const ids = new Set(dropped.filter(isThere).map(({ id }) => id));
    // The worker has left out the later of two with one id itself: the mark would be on the first.
    if (ids.size > 0) for (const { articles } of this.work) for (const article of articles) if (isThere(article)) ids.delete(article.id);
    return ids;
  }

  private counts(ledger: Ledger): Pick<PassResult, 'added' | 'replaced' | 'moved' | 'removed' | 'unchanged'> {
    const [old, now] = [idsOf(this.before.files), idsOf(ledger.files)];
    const counts = { added: 0, replaced: 0, moved: 0, removed: 0, unchanged: now.size };
    const renamed = new Set<string>();
    for (const { articles, planned: { reason, before } } of this.work) {
      counts.unchanged -= articles.length;
      if (reason !== 'moved') for (const { id } of articles) counts[old.has(id) ? 'replaced' : 'added']++;
      else counts.moved += articles.length;
      if (reason === 'moved' && articles.length > 0) for (const { id } of before?.articles ?? []) renamed.add(id);
    }
    for (const id of old) if (!now.has(id) && !renamed.has(id)) counts.removed++;
    return counts;
  }
}

const idsOf = (files: readonly LedgerFile[]): Set<string> => new Set(files.flatMap(({ articles }) => articles.map(({ id }) => id)));

/** A file that is not read, with what the walk found out about it; itself where that is nothing new. */
function restamped(file: LedgerFile, found: { size: number; mtimeMs: number } | undefined, hidden: LedgerFile['refusals'] = []): LedgerFile {
  const isKnown = ({ code, reason }: LedgerFile['refusals'][number]): boolean => file.refusals.some((known) => known.code === code && known.reason === reason);
  if (!hidden.every(isKnown)) return { ...file, refusals: [...file.refusals.filter(({ code }) => code !== 'unreadable'), ...hidden] };
  if (found === undefined || (found.size === file.size && found.mtimeMs === file.mtimeMs)) return file;
  return { ...file, size: found.size, mtimeMs: found.mtimeMs };
}

/** A file's keys in the ledger: where it is, and, for a moved one, where it was. */
function ledgerKeysOf(file: PlannedFile | LedgerFile): string[] {
  const before = 'before' in file && file.before !== null ? [ledgerKey(file.before)] : [];
  return [ledgerKey(file), ...before];
}

function keysOf(before: LedgerFile | null): ReadonlySet<string> | null {
  if (before === null || typeOfName(before.path) !== 'ndjson') return null;
  return new Set(before.articles.flatMap(({ key }) => (key === undefined ? [] : [key])));
}
