/** What does a program in AssemblyScript come to, and how does it stand in the code that runs it? */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const folder = 'server/engine/embedded';
const source = `${folder}/assembly/add-up.ts`;
export const programPath = `${folder}/add-up-program.ts`;

const options = ['--importMemory', '--runtime', 'stub', '--noAssert', '--enable', 'simd', '-O3'];

/** Characters of a line of the code, its quotation marks apart. */
const lineLength = 140;

/** The module that holds the program, compiled now. In a process of its own: the compiler's types are not those of this language. */
export async function compiledProgram(): Promise<string> {
  const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const out = await mkdtemp(path.join(tmpdir(), 'dateline-program-'));
  try {
    const file = path.join(out, 'program.wasm');
    await promisify(execFile)(process.execPath, [compiler, source, '--outFile', file, ...options]);
    const base64 = await readFile(file, 'base64');
    const lines = base64.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
    return `/** The program of \`assembly/add-up.ts\` in base64: made by \`npm run assembly\`, not to be changed by hand. */
export const addUpProgram =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
  } finally {
    await rm(out, { recursive: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await writeFile(programPath, await compiledProgram());
