/** What did the command line ask for? Words and variables become one command with its options, and an exit code. */
import { Command as Program, CommanderError, Option } from 'commander';
import type { Command, ExitCode, Terminal } from '../indexer/commands/command.js';
import { exitCodeOf, faultLine } from './commands/fault.js';
import { helpText, optionRows } from './commands/reference.js';
import { WrongUsage } from './commands/wrong-usage.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Flags before variables; what neither gives is left to the schema's default. */
function given(command: Command, flags: Readonly<Record<string, unknown>>, environment: Environment): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, env } of optionRows(command)) {
    const variable = environment[env];
    const value = flags[name] ?? (variable === '' ? undefined : variable);
    if (value !== undefined) values[name] = value;
  }
  return values;
}

/** Commander has written the help where it was asked for, or where nothing was; what is wrong is said as all faults are. */
function wrongUsage({ code, message }: CommanderError): WrongUsage | null {
  if (code === 'commander.help') return null;
  return new WrongUsage(`${message.replace(/^error: /, '')}; dateline --help names the commands and options`);
}

/** @param words without the program's own name */
export async function runCommandLine(
  words: readonly string[],
  environment: Environment,
  commands: readonly Command[],
  version: string,
  terminal: Terminal,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const program = new Program('dateline');
  program.description('Search for archives of dated news articles.').version(version).exitOverride();
  program.configureOutput({ writeOut: (text) => terminal.out.write(text), writeErr: (text) => terminal.err.write(text), outputError: () => undefined });
  for (const command of commands) {
    const sub = program.command(command.name).description(command.summary);
    if (command.argument !== null) sub.argument(command.argument.name, command.argument.doc);
    for (const row of optionRows(command)) {
      const option = new Option(row.flag, helpText(row));
      sub.addOption(row.repeats === true ? option.argParser<string[] | undefined>((value, before) => [...(before ?? []), value]) : option);
    }
    sub.action(async () => {
      exit = await command.run(given(command, sub.opts(), environment), sub.args, terminal);
    });
  }
  try {
    await program.parseAsync([...words], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const fault = error instanceof CommanderError ? wrongUsage(error) : error;
    if (fault !== null) terminal.err.write(faultLine(fault));
    return fault === null ? 2 : exitCodeOf(fault);
  }
}
