/** `dateline search`: the same search, in a terminal. */
import { z } from 'zod';
import { command } from '../../indexer/commands/command.js';
import { index, json } from '../../indexer/commands/options.js';
import { readSearch, searchOptions } from '../api/v1/parameters.js';
import { presentSearch } from '../api/v1/present.js';
import { dayOf } from '../ops/today.js';
import { openArchive } from '../search/archive.js';
import { printAnswer } from './answer-text.js';
import { author, color, from, inSource, language, match, page, perPage, section, snippets, sort, to, type } from './options.js';
import { WrongUsage } from './wrong-usage.js';

export const searchCommand = command({
  name: 'search',
  summary: 'Search the index; the query is in the same language as on the page.',
  argument: { name: '<query...>', doc: 'The query; several words are joined by spaces. After -- a word may begin with a minus.' },
  settings: z.object({ index, json, color, from, to, source: inSource, author, language, type, section, sort, match, page, perPage, snippets }),
  run: async (settings, words, terminal) => {
    const given: [string, string | undefined][] = [
      ['q', words.join(' ')],
      ['from', settings.from],
      ['to', settings.to],
      ['sort', settings.sort],
      ['match', settings.match],
      ['page', String(settings.page)],
      ['per_page', String(settings.perPage)],
      ['snippets', String(settings.snippets)],
    ];
    const raw = new Map<string, string[]>(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]]])));
    for (const name of ['source', 'author', 'language', 'type', 'section'] as const) raw.set(name, settings[name]);
    const { values, errors } = readSearch(raw);
    if (values === null) throw new WrongUsage(errors.map((error) => error.message).join(' '));
    const archive = await openArchive(settings.index);
    try {
      const answer = await archive.search(values.q, { ...searchOptions(values), today: dayOf(terminal.now()) });
      if (settings.json) terminal.out.write(`${JSON.stringify(presentSearch(answer))}\n`);
      else printAnswer(answer, terminal, settings.color === 'always' || (settings.color === 'auto' && terminal.colour));
      return 0;
    } finally {
      await archive.close();
    }
  },
});
