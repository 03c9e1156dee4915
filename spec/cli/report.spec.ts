/** How does a report name a file? So that a reader of the terminal finds it. */
import assert from 'node:assert/strict';
import { namer } from '../../indexer/commands/report.js';

const both = ['/in/courier', '/in/c#notes.txt'];

const cases: [sources: string[], source: string, path: string, name: string][] = [
  [['/in/courier'], '/in/courier', 'flood.txt', 'flood.txt'],
  [both, '/in/courier', 'flood.txt', '/in/courier/flood.txt'],
  [both, '/in/courier', 'briefs.ndjson#3', '/in/courier/briefs.ndjson#3'],
  [both, '/in/c#notes.txt', 'c#notes.txt', '/in/c#notes.txt'],
  [[...both, '/in/briefs.ndjson'], '/in/briefs.ndjson', 'briefs.ndjson#3', '/in/briefs.ndjson#3'],
];

describe('a file in a report', () => {
  for (const [sources, source, path, name] of cases) {
    it(`${path} of ${source}, one of ${sources.length}, is named ${name}`, () => {
      assert.equal(namer(sources)({ source, path }), name);
    });
  }
});
