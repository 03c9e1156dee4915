/** What can be wrong with an index folder? Every error of the store has a code, and a sentence that names the folder or the file. */

export type IndexErrorCode =
  | 'index-damaged'
  | 'index-missing'
  | 'index-format-unknown'
  | 'index-locked'
  | 'index-lock-lost'
  | 'index-unwritable'
  | 'not-an-index';

export abstract class IndexError extends Error {
  abstract readonly code: IndexErrorCode;
}

function rebuild(folder: string): string {
  return `Rebuild it with: dateline index SOURCE… --index ${folder} --full`;
}

/** A file is not what the manifest says, or the manifest is not what was written. Such an index is never searched. */
export class IndexDamaged extends IndexError {
  readonly code = 'index-damaged';
  constructor(
    readonly folder: string,
    /** The damaged file's name in the folder. */
    readonly file: string,
    /** What is wrong, as the end of "the file …". */
    readonly problem: string,
    options?: ErrorOptions,
  ) {
    super(`The index in ${folder} is damaged: ${file} ${problem}. ${rebuild(folder)}`, options);
  }
}

export class IndexMissing extends IndexError {
  readonly code = 'index-missing';
  constructor(readonly folder: string) {
    super(`There is no index in ${folder}. Make one with: dateline index SOURCE… --index ${folder}`);
  }
}

export class IndexFormatUnknown extends IndexError {
  readonly code = 'index-format-unknown';
  constructor(
    readonly folder: string,
    readonly found: number,
    readonly known: number,
  ) {
    super(
      found > known
        ? `The index in ${folder} has format ${found}, which a newer version of Dateline wrote; this one reads format ${known}. Use the newer version, or rebuild: dateline index SOURCE… --index ${folder} --full`
        : `The index in ${folder} has the old format ${found}; this version of Dateline reads format ${known}. ${rebuild(folder)}`,
    );
  }
}

/** Another writer is at work. */
export class IndexLocked extends IndexError {
  readonly code = 'index-locked';
  constructor(
    readonly folder: string,
    readonly owner: { readonly pid: number; readonly host: string; readonly since: string },
    /** The lock's own file, where its owner cannot be looked up from this machine; else null. */
    readonly foreignLock: string | null,
  ) {
    super(
      `The index in ${folder} is being written by process ${owner.pid} on ${owner.host} since ${owner.since}` +
        (foreignLock === null
          ? ''
          : `, which cannot be looked up from here. If that process is gone, remove the file ${foreignLock}`),
    );
  }
}

/** The lock's file is gone while its owner still writes: somebody removed it. Nothing is committed after that. */
export class IndexLockLost extends IndexError {
  readonly code = 'index-lock-lost';
  constructor(
    readonly folder: string,
    readonly file: string,
  ) {
    super(`The lock file ${file} has disappeared from ${folder} during the run; nothing was committed`);
  }
}

/** The disk is full or read-only, or refuses in another way. `visible` says which generation readers see now. */
export class IndexUnwritable extends IndexError {
  readonly code = 'index-unwritable';
  constructor(
    readonly folder: string,
    readonly doing: string,
    cause: NodeJS.ErrnoException,
    visible = 'The index stands as it was',
  ) {
    super(`Cannot ${doing} in ${folder}: ${reasons[cause.code ?? ''] ?? cause.message}. ${visible}`, { cause });
  }
}

export class NotAnIndex extends IndexError {
  readonly code = 'not-an-index';
  constructor(
    readonly folder: string,
    /** A name found there that no index has. */
    readonly found: string,
  ) {
    super(`${folder} is not an index and not empty (it holds ${found}); nothing was written. Name an empty or a new folder`);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EIO: 'the disk reports an input/output error',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
};

/** Whether the system, and not our code, said no. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}

export function isAbsent(error: unknown): boolean {
  return isSystemError(error) && error.code === 'ENOENT';
}
