/** What is a command? Its words for the help, the options it takes, and what it does with them. */
import type { z } from 'zod';

/** Where a command writes and what it may know of the world. */
export interface Terminal {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream;
  /** Standard output is a terminal that shows colours, and the reader has not asked for none. */
  colour: boolean;
  /** Standard error is a terminal: a progress bar may be drawn there. */
  interactive: boolean;
  /** How many columns standard output has; null where it is a file or another program. */
  columns: number | null;
  /** How many processors there are to work with. */
  processors: number;
  now: () => Date;
  /** Settles when the system asks the program to end; a command that never asks is ended by the signal itself. */
  stopped: () => Promise<void>;
}

/** 0 done; 1 failed; 2 wrong usage; 3 done, but some sources failed. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface CommandArgument {
  /** As the help shows it: `<query...>`, `<source...>`. */
  name: string;
  doc: string;
}

export type OptionSchemas = Readonly<Record<string, z.ZodType>>;

export interface Command {
  name: string;
  summary: string;
  argument: CommandArgument | null;
  options: OptionSchemas;
  /** `given` holds the options as text, from flags or variables. @throws z.ZodError for a wrong value */
  run: (given: Readonly<Record<string, unknown>>, words: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

/** Ties the options' schema to what the command does with their values. */
export function command<Settings>(facts: {
  name: string;
  summary: string;
  argument?: CommandArgument;
  settings: z.ZodType<Settings> & { shape: OptionSchemas };
  run: (settings: Settings, words: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}): Command {
  return {
    name: facts.name,
    summary: facts.summary,
    argument: facts.argument ?? null,
    options: facts.settings.shape,
    run: (given, words, terminal) => facts.run(facts.settings.parse(given), words, terminal),
  };
}
