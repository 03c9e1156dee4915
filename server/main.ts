#!/usr/bin/env node
/** The command `dateline`: the one place that reads the environment, and hands the world to the commands. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { loadEnvFile } from 'node:process';
import { runCommandLine } from './cli.js';
import { commands } from './commands/commands.js';
import { faultLine } from './commands/fault.js';
import { version } from './package.js';

if (existsSync('.env')) loadEnvFile('.env');

// `dateline search … | head` closes our output early: nobody is left to read, and that is no failure. A full disk under it is
// one. An index in the making goes on to its end and its own exit code, and a server goes on without its log.
const [name = ''] = process.argv.slice(2);
const goesOn = ['index', 'start', 'serve', 'compact'].includes(name);
for (const output of [process.stdout, process.stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (goesOn) return;
    if (error.code === 'EPIPE') process.exit(0);
    if (output === process.stdout) process.stderr.write(faultLine(error));
    process.exit(1);
  });
}

/** Settles at the first sign to end. Until a command waits for it, a signal ends the process, as the store allows at any moment. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
  });
}

process.exitCode = await runCommandLine(process.argv.slice(2), process.env, commands, version, {
  out: process.stdout,
  err: process.stderr,
  colour: process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '',
  interactive: process.stderr.isTTY,
  columns: process.stdout.isTTY ? process.stdout.columns : null,
  processors: availableParallelism(),
  now: () => new Date(),
  stopped,
});
