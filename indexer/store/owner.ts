/** Is the process that wrote this still running? A pid alone does not say: the system gives it again. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

export interface Owner {
  readonly pid: number;
  readonly host: string;
  /**
   * When the process began, in the system's own words, only ever compared for equality: on Linux the boot's id and the
   * clock ticks since then, elsewhere what `ps` prints; empty where neither can be had.
   */
  readonly started: string;
}

/** `unknown`: a process on another machine, or in another container, that cannot be looked up from here. */
export type Life = 'running' | 'gone' | 'unknown';

export async function thisOwner(): Promise<Owner> {
  return { pid: process.pid, host: hostname(), started: (await startOf(process.pid)) ?? '' };
}

export async function lifeOf(owner: Owner): Promise<Life> {
  if (owner.host !== hostname()) return 'unknown';
  if (!exists(owner.pid)) return 'gone';
  const started = await startOf(owner.pid);
  // A process whose start cannot be read (another user's, with a hidden /proc) gets the benefit of the doubt.
  if (started === null || owner.started === '') return 'running';
  return started === owner.started ? 'running' : 'gone';
}

function exists(pid: number): boolean {
  try {
    // Signal 0 asks and does nothing.
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const gone = 'gone';

/** Null where it cannot be read; `gone` for a process that has ended and only waits to be buried. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform === 'win32') return null;
  if (process.platform !== 'linux') return startByPs(pid);
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // proc(5): the second field is the program's name in brackets, and may hold anything, brackets and spaces included;
    // field 3, the state, follows the last bracket, so field 22, the start, is the 20th after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields.at(0), fields.at(19)];
    if (state === 'Z' || state === 'X') return gone;
    return ticks === undefined ? null : `${boot.trim()}/${ticks}`;
  } catch {
    return null;
  }
}

async function startByPs(pid: number): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env: { LC_ALL: 'C', PATH: '/bin:/usr/bin' } });
    const [state = '', ...start] = stdout.trim().split(/\s+/);
    if (state.startsWith('Z')) return gone;
    return start.length === 0 ? null : start.join(' ');
  } catch {
    return null;
  }
}
