/** How do the specs run the command? As a reader of the terminal does: the compiled program in a process of its own. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export const program = join(import.meta.dirname, '..', '..', 'server', 'main.js');

export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

export function start(words: readonly string[], folder: string, environment: Record<string, string> = {}): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [program, ...words], { cwd: folder, env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
}

export function dateline(words: readonly string[], folder: string, environment: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = start(words, folder, environment);
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

/** Resolves with the address that a server prints, or rejects when it ends without one. */
export function addressOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      const address = /http:\/\/\S+/.exec(out)?.[0];
      if (address !== undefined) resolve(address);
    });
    child.on('close', () => {
      reject(new Error(`the server ended without an address: ${out}${err}`));
    });
  });
}
