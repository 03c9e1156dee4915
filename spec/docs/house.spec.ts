/** Does the code keep the rules of the house, as ARCHITECTURE.md gives them? */
import assert from 'node:assert/strict';
import ts from 'typescript';
import { placeOf, sourcesIn, walk, type Source } from './sources.js';

const sources = [...sourcesIn('indexer'), ...sourcesIn('server')];

/** The folders of each half from the top down: a file may import of its own folder and of those further down. */
const floors: readonly (readonly string[])[] = [
  ['indexer/commands', 'indexer/run', 'indexer/source', 'indexer/index', 'indexer/store', 'indexer/analysis', 'indexer/article'],
  [
    'server/main.ts', 'server/cli.ts', 'server/index.ts', 'server/client', 'server/commands', 'server/app.ts', 'server/evaluate', 'server/guard', 'server/web', 'server/feed', 'server/ops',
    'server/api', 'server/search', 'server/engine', 'server/snippet', 'server/query', 'server/package.ts',
  ],
];

/** Files that are a vocabulary, of types alone, which any floor may speak. */
const vocabularies = new Set(['server/search/answer.ts']);

/** Folders whose files compute and do nothing else. */
const pure = ['indexer/article', 'indexer/analysis', 'server/query', 'server/snippet'];

/** What of Node a pure folder may have, file by file, with the reason. */
const harmless = new Map([
  ['indexer/analysis/fingerprint.ts node:crypto', 'a hash of the settings is a computation'],
  ['indexer/analysis/fingerprint.ts node:module', 'the versions of the stemmers belong to the fingerprint, and only package.json names them'],
]);

/** What of the indexer the server needs to read what it wrote. The commands alone may start a pass. */
const readable = ['indexer/article', 'indexer/analysis', 'indexer/index', 'indexer/store'];
const writers = ['builder', 'inversion', 'lexicon', 'merge', 'term-writer', 'text-record-writer', 'token-log', 'vocabulary'].map((name) => `indexer/index/${name}.ts`).concat(
  ['transaction', 'lock', 'sweep', 'folder'].map((name) => `indexer/store/${name}.ts`),
);

/** What else of the indexer the server uses, with the reason. */
const borrowed = new Map([
  ['server/evaluate/lines.ts -> indexer/source/record-batches.ts', 'a test collection is a file of records, of which no more than a batch may be held'],
]);

/** Who may rename or remove a file, with the reason. */
const removers = new Map([
  ['indexer/store/disk.ts rename', 'the store commits by it'],
  ['indexer/store/disk.ts unlink', 'the store sweeps by it'],
  ['server/evaluate/evaluate.ts rm', 'the temporary folder that an evaluation made for itself'],
]);

/** Clocks, with the reason for each outside `server/main.ts`. */
const clocks = new Map([
  ['server/commands/answering-process.ts new Date()', 'a program of its own, begun by nobody who could hand it a clock'],
  ['server/search/archive.ts performance.now', 'the library has no caller who hands it a clock; it measures `tookMs` alone'],
]);

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

const inAny = (path: string, folders: readonly string[]): boolean => folders.some((folder) => within(path, folder));

function arrows(from: readonly Source[]): { from: string; to: string; typesOnly: boolean }[] {
  return from.flatMap(({ path, imports }) =>
    imports.filter(({ ours }) => ours).map(({ target, typesOnly }) => ({ from: path, to: target, typesOnly })),
  );
}

const printed = ({ from, to }: { from: string; to: string }): string => `${from} -> ${to}`;

function accesses(source: Source, wanted: (text: string) => boolean): string[] {
  const found: string[] = [];
  walk(source.file, (node) => {
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const text = ts.isPropertyAccessExpression(node) ? node.getText() : `${node.expression.getText()}.${node.argumentExpression.getText().slice(1, -1)}`;
      if (wanted(text)) found.push(`${placeOf(source, node)} ${text}`);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0 && wanted('new Date()')) {
      found.push(`${placeOf(source, node)} new Date()`);
    }
  });
  return found;
}

const isClock = (text: string): boolean =>
  ['Date.now', 'new Date()', 'performance.now', 'Math.random', 'process.hrtime', 'process.uptime'].includes(text);

describe('the house', () => {
  it('is read: both halves have files, and their imports are found', () => {
    assert.ok(sources.some(({ path }) => path === 'server/main.ts'));
    assert.ok(arrows(sources).some(({ from, to }) => from === 'server/main.ts' && to === 'server/cli.ts'));
  });

  it('has no arrow from the indexer to the server', () => {
    const wrong = arrows(sources).filter(({ from, to }) => within(from, 'indexer') && !within(to, 'indexer'));
    assert.deepEqual(wrong.map(printed), []);
  });

  it('lets the server read what the indexer wrote, and leaves writing and starting a pass to the commands', () => {
    const wrong = arrows(sources).filter(
      ({ from, to }) =>
        within(from, 'server') && within(to, 'indexer') && !inAny(from, ['server/commands', 'server/cli.ts']) && (!inAny(to, readable) || writers.includes(to)),
    );
    assert.deepEqual([...new Set(wrong.map(printed))], [...borrowed.keys()]);
  });

  for (const floor of floors) {
    const half = floor[0].split('/')[0];
    it(`has every file of ${half}/ on one of its floors`, () => {
      assert.deepEqual(sources.map(({ path }) => path).filter((path) => within(path, half) && !inAny(path, floor)), []);
      assert.deepEqual(floor.filter((folder) => !sources.some(({ path }) => within(path, folder))), []);
    });

    it(`has arrows inside ${half}/ run downwards only`, () => {
      const level = (path: string): number => floor.findIndex((folder) => within(path, folder));
      const wrong = arrows(sources).filter(
        ({ from, to, typesOnly }) => within(from, half) && within(to, half) && level(to) < level(from) && !(typesOnly && vocabularies.has(to)),
      );
      assert.deepEqual(wrong.map(printed), []);
    });
  }

  it('keeps article, analysis, query and snippet from disk and network', () => {
    const found = sources
      .filter(({ path }) => inAny(path, pure))
      .flatMap(({ path, imports }) => imports.filter(({ target }) => target.startsWith('node:')).map(({ target }) => `${path} ${target}`));
    assert.deepEqual(found.sort(), [...harmless.keys()].sort());
  });

  it('lets the pure folders import only pure folders, types and vocabularies', () => {
    const wrong = arrows(sources).filter(({ from, to, typesOnly }) => inAny(from, pure) && !inAny(to, pure) && !typesOnly);
    assert.deepEqual(wrong.map(printed), []);
  });

  it('has no clock and no chance but those that main.ts hands on', () => {
    const found = sources
      .filter(({ path }) => path !== 'server/main.ts')
      .flatMap((source) => accesses(source, isClock).map((place) => place.replace(/:\d+ /, ' ')));
    assert.deepEqual(found, [...clocks.keys()]);
  });

  it('reads the environment in main.ts alone', () => {
    const found = sources
      .filter(({ path }) => path !== 'server/main.ts')
      .flatMap((source) => accesses(source, (text) => text === 'process.env'));
    assert.deepEqual(found, []);
    // The other way to the same things.
    const through = sources.filter(({ imports }) => imports.some(({ target }) => target === 'node:process' || target === 'node:perf_hooks'));
    assert.deepEqual(through.map(({ path }) => path), ['server/main.ts']);
  });

  it('renames and removes files in the store alone', () => {
    const names = new Set(['rename', 'renameSync', 'rm', 'rmSync', 'unlink', 'unlinkSync', 'rmdir', 'rmdirSync']);
    const found = sources.flatMap((source) => {
      const places: string[] = [];
      walk(source.file, (node) => {
        if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier) && /^(node:)?fs(\/promises)?$/.test(node.moduleSpecifier.text)) {
          const bindings = node.importClause?.namedBindings;
          if (bindings === undefined) return;
          if (ts.isNamespaceImport(bindings)) places.push(`${source.path} *`);
          else for (const { name, propertyName } of bindings.elements) if (names.has((propertyName ?? name).text)) places.push(`${source.path} ${name.text}`);
        }
      });
      return places;
    });
    assert.deepEqual(found, [...removers.keys()]);
  });

  it('opens every file with the question that it answers', () => {
    const silent = sources.filter(({ file, path }) => !path.endsWith('.d.ts') && !/^(#!.*\n)?\/\*\*[^]*?\*\//.test(file.text));
    assert.deepEqual(silent.map(({ path }) => path), []);
  });

  it('has no file of many subjects', () => {
    const vague = /(^|[-/])(utils?|helpers?|common|managers?|services?|misc)([-./]|$)/;
    assert.deepEqual(sources.map(({ path }) => path).filter((path) => vague.test(path)), []);
  });
});
