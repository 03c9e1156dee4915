/** Which options are there, in words? Help, `.env.example` and docs/options.md, all from the option table. */
import type { z } from 'zod';
import type { Command } from '../../indexer/commands/command.js';
import { flagOf, optionTable, type OptionFacts } from '../../indexer/commands/option.js';

export interface OptionRow extends OptionFacts {
  name: string;
  /** `--port <number>` */
  flag: string;
  /** As a reader would write it; empty where there is none. */
  usual: string;
}

export function optionRow(name: string, schema: z.ZodType): OptionRow {
  const facts = optionTable.get(schema);
  if (facts === undefined) throw new Error(`the option ${name} does not stand in the option table`);
  const usual: unknown = schema.parse(undefined);
  const flag = facts.value === null ? flagOf(name) : `${flagOf(name)} ${facts.value}`;
  return { ...facts, name, flag, usual: typeof usual === 'string' || typeof usual === 'number' ? String(usual) : '' };
}

export function optionRows(command: Command): OptionRow[] {
  return Object.entries(command.options).map(([name, schema]) => optionRow(name, schema));
}

/** For the help: the sentence, the default and the variable. */
export function helpText(row: OptionRow): string {
  return `${row.doc} (${row.usual === '' ? '' : `default ${row.usual}; `}env ${row.env})`;
}

/** Every option once, with the commands that take it. @throws Error where one variable is two options: a reader sets it for both */
function allRows(commands: readonly Command[]): (OptionRow & { commands: string[] })[] {
  const rows = new Map<string, OptionRow & { commands: string[] }>();
  for (const command of commands) {
    for (const row of optionRows(command)) {
      const known = rows.get(row.env);
      if (known !== undefined && (known.doc !== row.doc || known.flag !== row.flag || known.usual !== row.usual)) throw new Error(`${row.env} means one thing for ${known.commands.join(', ')} and another for ${command.name}`);
      if (known !== undefined) known.commands.push(command.name);
      else rows.set(row.env, { ...row, commands: [command.name] });
    }
  }
  return [...rows.values()];
}

export function envExample(commands: readonly Command[]): string {
  const head = '# Every option as an environment variable; a flag on the command line comes before it.\n# Dateline reads a file named .env in the folder where it is started. Made from the option table.\n';
  return head + allRows(commands).map((row) => `\n# ${row.doc}\n# Commands: ${row.commands.join(', ')}\n#${row.env}=${row.usual}\n`).join('');
}

function tableCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

export function optionsPage(commands: readonly Command[]): string {
  const summaries = commands.map(({ name, argument, summary }) => `| \`dateline ${name}${argument === null ? '' : ` ${argument.name}`}\` | ${tableCell(summary)} |\n`);
  const rows = allRows(commands).map(
    (row) => `| \`${row.flag}\` | \`${row.env}\` | ${row.usual === '' ? '' : `\`${row.usual}\``} | ${row.commands.join(', ')} | ${tableCell(row.doc)} |\n`,
  );
  return `# Options

This page is made from the option table, and a spec fails when the two differ.

| command | does |
|---|---|
${summaries.join('')}
A flag comes before the environment variable, the variable before the default. An empty variable is as good as none. Variables
may also stand in a file \`.env\` in the folder where the command is started (\`.env.example\` lists them all); what the
environment already has comes before the file. A switch as a variable takes \`true\` or \`false\`. \`NO_COLOR\` and a
redirected output switch colours off.

| flag | variable | default | commands | meaning |
|---|---|---|---|---|
${rows.join('')}
Exit codes: 0 done; 1 failed, and what was there before stands; 2 wrong usage; 3 indexed, but some sources failed. An error is
one line on standard error that ends with its code.
`;
}
