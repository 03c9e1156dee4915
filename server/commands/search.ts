/** `dateline search`: the same search, in a terminal. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { command, type Terminal } from '../../indexer/commands/command.js';
import { index, json } from '../../indexer/commands/options.js';
import { hitFormats, type HitFormat } from '../api/v1/hit-lines.js';
import { readEndpoint, searchOptions } from '../api/v1/parameters.js';
import { presentSearch } from '../api/v1/present.js';
import { dayOf } from '../ops/today.js';
import type { Archive, HitOptions } from '../search/answer.js';
import { openArchive } from '../search/archive.js';
import { printAnswer } from './answer-text.js';
import { after, author, color, facets, format, from, inSource, language, match, near, page, perPage, publicAddress, scale, section, snippets, sort, timeline, to, type } from './options.js';
import { WrongUsage } from './wrong-usage.js';

const settings = z.object({ index, json, color, format, from, to, source: inSource, author, language, type, section, sort, near, scale, match, page, after, perPage, snippets, facets, timeline, publicAddress });
const usual = settings.parse({});

/** What is as usual is not said: a page has no meaning beside a cursor, nor where every hit is given. */
function given(settled: z.infer<typeof settings>, words: readonly string[]): Map<string, string[]> {
  const said = (name: keyof typeof usual): string[] => (settled[name] === usual[name] ? [] : [String(settled[name])]);
  return new Map([
    ['q', [words.join(' ')]],
    ...(['from', 'to', 'sort', 'near', 'scale', 'match', 'page', 'after', 'snippets', 'timeline', 'format'] as const).map((name): [string, string[]] => [name, said(name)]),
    ['per_page', said('perPage')],
    ...(['source', 'author', 'language', 'type', 'section', 'facets'] as const).map((name): [string, string[]] => [name, settled[name]]),
  ]);
}

export const searchCommand = command({
  name: 'search',
  summary: 'Search the index; the query is in the same language as on the page.',
  argument: { name: '<query...>', doc: 'The query; several words are joined by spaces. After -- a word may begin with a minus.' },
  settings,
  run: async (settled, words, terminal) => {
    if (settled.json && settled.format !== undefined) throw new WrongUsage('--json prints a page of hits and --format every hit: only one of them can be had.');
    const { values, errors } = readEndpoint(given(settled, words));
    if (values === null || errors.length > 0) throw new WrongUsage(errors.map((error) => error.message).join(' '));
    const options = searchOptions(values);
    const archive = await openArchive(settled.index);
    try {
      if (values.format !== 'json') {
        await printHits(archive, values.q, options, hitFormats[values.format], settled.publicAddress ?? '', terminal.out);
        return 0;
      }
      const answer = await archive.search(values.q, { ...options, today: dayOf(terminal.now()) });
      if (settled.json) terminal.out.write(`${JSON.stringify(presentSearch(answer))}\n`);
      else printAnswer(answer, terminal, settled.color === 'always' || (settled.color === 'auto' && terminal.colour), values.after !== undefined);
      return 0;
    } finally {
      await archive.close();
    }
  },
});

async function printHits(archive: Archive, query: string, options: HitOptions, format: HitFormat, origin: string, out: Terminal['out']): Promise<void> {
  async function* lines(): AsyncGenerator<string, void, undefined> {
    yield format.head;
    for await (const hit of archive.hits(query, options)) yield format.line(hit, origin);
  }
  await pipeline(Readable.from(lines()), out, { end: false });
}
