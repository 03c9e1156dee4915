/** What do the source files import, and what do they say? Read by TypeScript's own parser, for the specs of the house rules. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { repositoryRoot } from '../root.js';

export interface SourceImport {
  /** `indexer/store/disk.ts` for a file of ours, else the name as written: `node:fs`, `minisearch`. */
  target: string;
  ours: boolean;
  /** Nothing of it is there at run time. */
  typesOnly: boolean;
}

export interface Source {
  /** Below the repository, with `/`. */
  path: string;
  file: ts.SourceFile;
  imports: SourceImport[];
}

/** Every TypeScript file below a folder of the repository. */
export function sourcesIn(folder: string): Source[] {
  return readdirSync(join(repositoryRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .sort()
    .map(readSource);
}

function readSource(path: string): Source {
  const file = ts.createSourceFile(path, readFileSync(join(repositoryRoot, path), 'utf8'), ts.ScriptTarget.ES2022, true);
  const imports: SourceImport[] = [];
  const add = (written: ts.Expression | undefined, typesOnly: boolean): void => {
    if (written === undefined || !ts.isStringLiteralLike(written)) return;
    const ours = written.text.startsWith('.');
    const target = ours ? posix.join(posix.dirname(path), written.text).replace(/\.js$/, '.ts') : written.text;
    imports.push({ target, ours, typesOnly });
  };
  walk(file, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments.at(0), false);
    // `new URL('worker.js', import.meta.url)` is how a thread or a process is started.
    else if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.at(1)?.getText() === 'import.meta.url') {
      const name = node.arguments[0];
      if (ts.isStringLiteralLike(name) && name.text.endsWith('.js')) {
        imports.push({ target: posix.join(posix.dirname(path), name.text).replace(/\.js$/, '.ts'), ours: true, typesOnly: false });
      }
    }
  });
  return { path, file, imports };
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => {
    walk(child, visit);
  });
}

/** `path:line`, as editors open it. */
export function placeOf(source: Source, node: ts.Node): string {
  return `${source.path}:${source.file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
