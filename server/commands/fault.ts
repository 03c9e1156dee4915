/** A command failed: what is said? One line with the code, and the exit code that goes with it. */
import { z } from 'zod';
import type { ExitCode } from '../../indexer/commands/command.js';
import { flagOf } from '../../indexer/commands/option.js';
import { WrongUsage } from './wrong-usage.js';

function codeOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'wrong-usage';
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'internal';
}

function sentence(error: unknown): string {
  if (error instanceof z.ZodError) {
    return error.issues.map((issue) => `${flagOf(String(issue.path[0]))} ${issue.message}`).join('; ');
  }
  return error instanceof Error ? error.message : String(error);
}

export function faultLine(error: unknown): string {
  return `dateline: ${sentence(error).replace(/\s+/g, ' ')} (${codeOf(error)})\n`;
}

export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof z.ZodError || error instanceof WrongUsage ? 2 : 1;
}
