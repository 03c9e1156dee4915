#!/usr/bin/env node
/** The command `dateline`: the one place that reads the environment, and hands the world to the commands. */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { z } from 'zod';
import { runCommandLine } from './cli.js';
import { commands } from './commands/commands.js';
import { packageRoot } from './ops/package-root.js';

if (existsSync('.env')) loadEnvFile('.env');

// `dateline search … | head` closes our output early: nobody is left to read, and that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      resolve();
    });
  }
});

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')));

process.exitCode = await runCommandLine(process.argv.slice(2), process.env, commands, version, {
  out: process.stdout,
  err: process.stderr,
  colour: process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '',
  interactive: process.stderr.isTTY,
  processors: availableParallelism(),
  now: () => new Date(),
  stopped,
});
