/** What has come of a file that is read, and what will the ledger say of it? */
import type { LedgerFile } from '../store/ledger.js';
import type { PlannedFile } from './plan.js';
import type { NewArticle, TaskRefusal } from './task.js';

type LedgerArticle = LedgerFile['articles'][number];

export type PassedArticle = NewArticle & { worker: number };

/** Of one file so many refused lines are named; what they have in common is clear by then. */
const mostRefusals = 100;

export class FileInWork {
  sha256: string | null;
  articles: PassedArticle[] = [];
  /** Records that are in the index as they are: by key, the lines they stand in. */
  readonly keptLines = new Map<string, number[]>();
  readonly refusals: TaskRefusal[] = [];
  /** Refused lines beyond those that are named. */
  private unnamed = 0;

  constructor(readonly planned: PlannedFile & { found: NonNullable<PlannedFile['found']> }) {
    this.sha256 = planned.found.sha256;
  }

  keep(key: string, line: number): void {
    const lines = this.keptLines.get(key);
    if (lines === undefined) this.keptLines.set(key, [line]);
    else lines.push(line);
  }

  /** Whether the refusal is named. */
  refuse(refusal: TaskRefusal): boolean {
    if (this.refusals.length >= mostRefusals && refusal.line > 0) {
      this.unnamed++;
      return false;
    }
    this.refusals.push(refusal);
    return true;
  }

  /** What of the file's articles before this pass stays: unchanged records, and all that was not read again where the system refused the file. */
  keptArticles(): LedgerFile['articles'] {
    const { before } = this.planned;
    if (before === null) return [];
    if (this.refusals.some(({ code, line }) => code === 'unreadable' && line === 0)) {
      const fresh = new Set(this.articles.map(({ id }) => id));
      return before.articles.filter(({ id }) => !fresh.has(id));
    }
    return before.articles.filter(({ key }) => key !== undefined && this.keptLines.has(key));
  }

  entry(): LedgerFile {
    const { found } = this.planned;
    return {
      source: found.source,
      path: found.path,
      size: found.size,
      mtimeMs: found.mtimeMs,
      sha256: this.sha256,
      articles: [...this.keptArticles().map((article) => this.whereItStands(article)), ...this.articles.map(entryOf)],
      refusals: [...this.refusals.map(({ path, code, reason }) => ({ path, code, reason })), ...this.furtherRefusals()],
    };
  }

  /** A record that is in the index as it is may stand in another line now. */
  private whereItStands(article: LedgerArticle): LedgerArticle {
    const { key, unreadDate } = article;
    const lines = key === undefined || unreadDate === undefined ? [] : (this.keptLines.get(key) ?? []);
    return unreadDate === undefined || lines.length === 0 ? article : { ...article, unreadDate: { ...unreadDate, line: Math.min(...lines) } };
  }

  /** Says how many more lines were refused than are named. */
  private furtherRefusals(): LedgerFile['refusals'] {
    const { path } = this.planned;
    if (this.unnamed === 0) return [];
    return [{ path, code: 'invalid-record', reason: `${path} has ${this.unnamed} more lines that were refused and are not named` }];
  }
}

function entryOf({ id, key, unreadDate }: PassedArticle): LedgerArticle {
  return { id, ...(key === null ? {} : { key }), ...(unreadDate === null ? {} : { unreadDate }) };
}
