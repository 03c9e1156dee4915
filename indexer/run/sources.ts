/** What do the sources hold, and what is to be done with each file of them? */
import { access, constants } from 'node:fs/promises';
import { analysisFingerprint } from '../analysis/analyzer.js';
import { Refusal } from '../article/article.js';
import { identities } from '../article/identity.js';
import { walk, type Walk } from '../source/walk.js';
import type { Ledger } from '../store/ledger.js';
import type { ToldFile } from '../store/ledger-told.js';
import type { Manifest } from '../store/manifest.js';
import { needsHash, planRun, type FoundFile, type PlannedFile } from './plan.js';
import { hashFile } from './reading.js';

/** A source that is not there or cannot be looked at: nothing below it may be taken for gone. */
export class SourceUnreadable extends Error {
  override name = 'SourceUnreadable';
  readonly code = 'source-unreadable';
}

/** What stands in the index; nothing where it shall be made anew. */
export interface Present {
  manifest: Manifest | null;
  ledger: Ledger;
}

function unreadable(source: string, cause: unknown): SourceUnreadable {
  return new SourceUnreadable(`The source ${source} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
}

/** Throws `SourceUnreadable`. */
export async function assertReadable(source: string): Promise<void> {
  try {
    await access(source, constants.R_OK);
  } catch (cause) {
    throw unreadable(source, cause);
  }
}

/** `folder` is the index, which is passed over. Throws `SourceUnreadable`. */
export function walkAll(sources: readonly string[], folder: string): Promise<Walk[]> {
  return Promise.all(
    sources.map(async (source) => {
      try {
        return await walk(source, folder);
      } catch (cause) {
        throw cause instanceof Refusal ? unreadable(source, cause) : cause;
      }
    }),
  );
}

export async function planFor(sources: readonly string[], walks: readonly Walk[], before: Present, full: boolean): Promise<PlannedFile[]> {
  const found = walks.flatMap(({ files }, s): FoundFile[] => {
    const ids = identities(files.map(({ path }) => path));
    return files.map(({ path, absolute, size, mtimeMs }) => ({
      source: sources[s],
      path,
      absolute,
      size,
      mtimeMs,
      id: ids.get(path) ?? path,
      sha256: null,
    }));
  });
  // What could not be looked at is not gone.
  const hidden = walks.flatMap(({ refused }, s) => refused.map(({ path }) => ({ source: sources[s], path })));
  const isHidden = (file: { source: string; path: string }): boolean =>
    hidden.some(({ source, path }) => file.source === source && (file.path === path || file.path.startsWith(`${path.replace(/\/$/, '')}/`)));
  const ledger = hidden.length === 0 ? before.ledger : { ...before.ledger, files: before.ledger.files.filter((file) => !isHidden(file)) };
  const analysisChanged = before.manifest !== null && before.manifest.analysis !== analysisFingerprint;
  const input = { found, ledger, sources, full, analysisChanged };
  for (const file of needsHash(input)) file.sha256 = await hashFile(file);
  return planRun(input);
}

export function refusalsOf(source: string, { refused }: Walk): ToldFile[] {
  return refused.map(({ path, refusal }) => ({ source, path, code: refusal.code, reason: refusal.message }));
}
