/** The work of one pass: planned files through the workers into segments, and what became of each into the ledger. */
import type { Walk } from '../source/walk.js';
import { typeOfName } from '../source/file-type.js';
import { Columns } from '../index/columns.js';
import { StringColumn } from '../index/strings.js';
import { realDisk } from '../store/disk.js';
import { encodeLedger, ledgerKey, type Ledger, type LedgerFile } from '../store/ledger.js';
import type { FileEntry, SegmentEntry } from '../store/manifest.js';
import { readColumnsFile } from '../store/open.js';
import type { Transaction } from '../store/transaction.js';
import type { PlannedFile } from './plan.js';
import { WorkerPool } from './pool.js';
import { Reading, type ReadableFile } from './reading.js';
import type { IndexEvent, IndexRunOptions } from './run.js';
import { SegmentCollector } from './segments.js';
import type { NewArticle, Reply, TaskRefusal } from './task.js';
import { duplicate } from './worker.js';

/**
 * MiniSearch is quickest in small batches, whose maps stay in the processor's cache: 2,500 articles of 1,500 words take it
 * four times as long at once as in five batches. docs/benchmarks.md has the figures.
 */
const batchTokens = 500_000;
/** Source bytes that are worth a thread. */
const bytesPerThread = 2 * 1024 * 1024;
/** Bytes of columns; merging needs as much again. */
const heldBytes = 192 * 1024 * 1024;

export interface PassResult {
  segments: SegmentEntry[];
  ledger: Ledger;
  ledgerEntry: FileEntry;
  added: number;
  replaced: number;
  moved: number;
  removed: number;
  unchanged: number;
}

type PassedArticle = NewArticle & { worker: number };

/** A file that is read, and what came of it so far. */
interface FileInWork {
  planned: PlannedFile & { found: NonNullable<PlannedFile['found']> };
  sha256: string | null;
  articles: PassedArticle[];
  /** Records that are in the index as they are, by key. */
  keptKeys: Set<string>;
  refusals: TaskRefusal[];
}

export class Pass {
  private readonly work: FileInWork[];
  private readonly untouched: LedgerFile[];
  private readonly gone: LedgerFile[];
  private progress = { articles: 0, files: 0, bytes: 0 };

  constructor(
    private readonly options: IndexRunOptions,
    private readonly walks: readonly Walk[],
    private readonly before: Ledger,
    plan: readonly PlannedFile[],
    private readonly emit: (event: IndexEvent) => void,
  ) {
    const read = plan.filter((file): file is FileInWork['planned'] => file.found !== null && file.reason !== 'same');
    this.work = read.map((planned) => ({ planned, sha256: planned.found.sha256, articles: [], keptKeys: new Set(), refusals: [] }));
    this.gone = plan.flatMap(({ reason, before: file }) => (reason === 'gone' && file !== null ? [file] : []));
    const planned = new Set([...read, ...this.gone].flatMap((file) => ledgerKeysOf(file)));
    const stamps = new Map(plan.flatMap(({ reason, found }) => (reason === 'same' && found !== null ? [[ledgerKey(found), found]] : [])));
    this.untouched = before.files
      .filter((file) => !planned.has(ledgerKey(file)))
      .map((file) => {
        const found = stamps.get(ledgerKey(file));
        return found === undefined ? file : { ...file, size: found.size, mtimeMs: found.mtimeMs };
      });
  }

  /** Whether a new generation would say nothing that the one before does not. */
  get nothingToDo(): boolean {
    const { before, untouched } = this;
    return (
      this.work.length === 0 &&
      this.gone.length === 0 &&
      JSON.stringify(this.skipped()) === JSON.stringify(before.skipped) &&
      untouched.every((file, i) => file.mtimeMs === before.files[i].mtimeMs && file.size === before.files[i].size)
    );
  }

  async run(transaction: Transaction): Promise<PassResult> {
    const collector = new SegmentCollector(transaction);
    const dropped = await this.read(collector);
    const ledger = this.ledger();
    const [ledgerEntry, kept, written] = [
      await transaction.write('ledger', encodeLedger(ledger)),
      await this.keptSegments(transaction, ledger),
      await this.writtenSegments(transaction, collector, dropped),
    ];
    return { segments: [...kept, ...written], ledger, ledgerEntry, ...this.counts(ledger) };
  }

  /** Reads what is to be read; says which articles have an id that is taken. */
  private async read(collector: SegmentCollector): Promise<PassedArticle[]> {
    const { workers, language } = this.options;
    const files = this.work.map((_, file) => this.readable(file));
    if (files.length === 0) return [];
    // Each thread makes a segment: a few new articles are worth one, not several small ones.
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const pool = new WorkerPool(
      Math.min(workers, Math.ceil(bytes / bytesPerThread) || 1),
      { batchTokens, heldBytes, ...(language === undefined ? {} : { language }) },
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
      await pool.finish((worker) => idsIn(dropped, worker, collector.segmentsOf(worker)));
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
    else if (reply.kind === 'segment') await collector.takeSegment(worker, reply.columns);
    else this.note(reply, worker);
  }

  private note(reply: Extract<Reply, { kind: 'done' }>, worker: number): void {
    for (const article of reply.articles) this.work[article.file].articles.push({ ...article, worker });
    for (const { file, key } of reply.unchanged) this.work[file].keptKeys.add(key);
    for (const { file, sha256 } of reply.hashes) this.work[file].sha256 = sha256;
    for (const refusal of reply.refusals) this.refuse(refusal);
    this.progress.articles += reply.articles.length;
    this.tell();
  }

  private refuse(refusal: TaskRefusal): void {
    this.work[refusal.file].refusals.push(refusal);
    const { path, code, reason } = refusal;
    if (code !== 'needs-ocr') this.emit({ kind: 'failed', path, code, reason });
  }

  private tell(): void {
    const totalBytes = this.work.reduce((sum, { planned }) => sum + planned.found.size, 0);
    this.emit({ kind: 'progress', ...this.progress, totalFiles: this.work.length, totalBytes });
  }

  /** What of a file's articles before this pass stays: unchanged records, or all where the file could not be read at all. */
  private keptArticles({ planned: { before }, keptKeys, refusals, articles }: FileInWork): LedgerFile['articles'] {
    if (before === null) return [];
    const unread = articles.length === 0 && refusals.some(({ code, line }) => code === 'unreadable' && line === 0);
    return before.articles.filter(({ key }) => unread || (key !== undefined && keptKeys.has(key)));
  }

  /** The first article with an id keeps it: what stays, then by the order of the files and lines. */
  private settleDuplicates(): PassedArticle[] {
    const taken = new Set(this.untouched.flatMap(({ articles }) => articles.map(({ id }) => id)));
    for (const work of this.work) for (const { id } of this.keptArticles(work)) taken.add(id);
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
        const { path } = work.planned;
        const { code, message } = duplicate(article.id);
        this.refuse({ file, line: article.line, path: article.line === 0 ? path : `${path}#${article.line}`, code, reason: message });
      }
      work.articles = kept;
      work.refusals.sort((a, b) => a.line - b.line);
    });
    return dropped;
  }

  private skipped(): Record<string, number> {
    const skipped = { ...this.before.skipped };
    this.walks.forEach(({ skipped: { readme, dotFile, otherType } }, s) => {
      skipped[this.options.sources[s]] = readme + dotFile + otherType;
    });
    return skipped;
  }

  private ledger(): Ledger {
    const files = this.work.map((work): LedgerFile => {
      const { planned: { found }, sha256, articles, refusals } = work;
      return {
        source: found.source,
        path: found.path,
        size: found.size,
        mtimeMs: found.mtimeMs,
        sha256,
        articles: [...this.keptArticles(work), ...articles.map(({ id, key }) => (key === null ? { id } : { id, key }))],
        refusals: refusals.map(({ path, code, reason }) => ({ path, code, reason })),
      };
    });
    const all = [...this.untouched, ...files, ...this.refusedByWalk()];
    return { skipped: this.skipped(), files: all.sort((a, b) => (ledgerKey(a) < ledgerKey(b) ? -1 : 1)) };
  }

  /** What could not be looked at and was never read before: it is named, and looked for again next time. */
  private refusedByWalk(): LedgerFile[] {
    const known = new Set(this.untouched.map(ledgerKey));
    return this.walks.flatMap(({ refused }, s) =>
      refused
        .map(({ path, refusal: { code, message } }) => ({
          source: this.options.sources[s],
          path,
          size: 0,
          mtimeMs: 0,
          sha256: null,
          articles: [],
          refusals: [{ path, code, reason: message }],
        }))
        .filter((file) => !known.has(ledgerKey(file))),
    );
  }

  /** The segments of before, with marks on what is gone, replaced or edited away. */
  private async keptSegments(transaction: Transaction, ledger: Ledger): Promise<SegmentEntry[]> {
    const previous = transaction.previous?.segments ?? [];
    const fresh = new Set(this.work.flatMap(({ articles }) => articles.map(({ id }) => id)));
    const live = new Set(ledger.files.flatMap(({ articles }) => articles.map(({ id }) => id)).filter((id) => !fresh.has(id)));
    if (this.work.length === 0 && this.gone.length === 0) return [...previous];
    const kept: SegmentEntry[] = [];
    for (const entry of previous) {
      const [columns] = entry.files;
      const ids = StringColumn.from(Columns.decode(await readColumnsFile(realDisk, this.options.folder, columns)), 'article.id');
      const marked = await this.mark(transaction, entry, ids, (id) => !live.has(id));
      if (marked !== null) kept.push(marked);
    }
    return kept;
  }

  /** What was given out in the middle of the pass, before it was known to be one too many, is marked like what was deleted. */
  private async writtenSegments(
    transaction: Transaction,
    collector: SegmentCollector,
    dropped: readonly PassedArticle[],
  ): Promise<SegmentEntry[]> {
    const entries: SegmentEntry[] = [];
    for (const { entry, ids, worker, number } of collector.written) {
      const gone = idsIn(dropped, worker, number);
      const marked = await this.mark(transaction, entry, ids, (id) => gone.has(id));
      if (marked !== null) entries.push(marked);
    }
    return entries;
  }

  /** A segment with its deleted articles marked, one bit each; null where nothing of it is left. */
  private async mark(
    transaction: Transaction,
    entry: SegmentEntry,
    ids: StringColumn,
    isGone: (id: string) => boolean,
  ): Promise<SegmentEntry | null> {
    const before = entry.deletions === null ? null : new Uint8Array(await readColumnsFile(realDisk, this.options.folder, entry.deletions));
    const marks = new Uint8Array(Math.ceil(ids.length / 8));
    let deleted = 0;
    for (let i = 0; i < ids.length; i++) {
      const wasGone = before !== null && (before[i >>> 3] & (1 << (i & 7))) !== 0;
      if (!wasGone && !isGone(ids.get(i))) continue;
      marks[i >>> 3] |= 1 << (i & 7);
      deleted++;
    }
    if (deleted === entry.deleted) return entry;
    if (deleted === ids.length) return null;
    return { ...entry, deletions: await transaction.write('deletions', [marks]), deleted };
  }

  private counts(ledger: Ledger): Pick<PassResult, 'added' | 'replaced' | 'moved' | 'removed' | 'unchanged'> {
    const idsOf = (files: readonly LedgerFile[]): Set<string> => new Set(files.flatMap(({ articles }) => articles.map(({ id }) => id)));
    const [old, now] = [idsOf(this.before.files), idsOf(ledger.files)];
    const fresh = this.work.flatMap(({ articles, planned: { reason } }) => articles.map(({ id }) => ({ id, moved: reason === 'moved' })));
    const moved = fresh.filter((article) => article.moved).length;
    const replaced = fresh.filter((article) => !article.moved && old.has(article.id)).length;
    let removed = 0;
    for (const id of old) if (!now.has(id)) removed++;
    const movedAway = this.work.filter(({ planned: { reason } }) => reason === 'moved').flatMap(({ planned: { before } }) => before?.articles ?? []);
    removed -= movedAway.filter(({ id }) => old.has(id) && !now.has(id)).length;
    return { added: fresh.length - moved - replaced, replaced, moved, removed, unchanged: now.size - fresh.length };
  }
}

/** The ids of some articles that are in one of a worker's segments. */
function idsIn(articles: readonly PassedArticle[], worker: number, segment: number): Set<string> {
  return new Set(articles.filter((article) => article.worker === worker && article.segment === segment).map(({ id }) => id));
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
