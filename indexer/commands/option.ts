/** What is an option of the command line? A value with its type, range and default, and the words that explain it. */
import { z } from 'zod';

export interface OptionFacts {
  /** As it follows the flag in the help, `<folder>`; null for a switch, which takes none. */
  value: string | null;
  /** The environment variable that gives it where the flag does not. */
  env: string;
  /** One sentence, for the help, `.env.example` and docs/options.md. */
  doc: string;
  /** May be given several times. */
  repeats?: true;
}

/** The table: every option stands in it once, beside the schema that reads it. */
export const optionTable = z.registry<OptionFacts>();

/** A whole number from a flag or a variable, both of which are text. */
export function wholeNumber(least: number, most: number, usual: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.string().regex(/^[0-9]{1,15}$/, { error }).transform(Number).pipe(z.number().min(least, { error }).max(most, { error })).default(usual);
}

/** A flag without a value; as a variable `1`, `true`, `yes`, `on` or their opposites. */
export function onOff() {
  return z.union([z.boolean(), z.stringbool()], { error: 'must be true or false' }).default(false);
}

/** `maxFileMib` is `--max-file-mib`. */
export function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
