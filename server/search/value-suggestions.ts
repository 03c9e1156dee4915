/** How does a language, a type or a speaker's name go on that is being written? With what the archive has. */
import { unfiltered, type Completion, type Engine } from '../engine/engine.js';
import { isBareWord } from '../query/bare.js';
import { begunValue, type BegunValue } from '../query/begun.js';
import { languageName, languageNamed } from '../query/language-name.js';
import type { SuggestedQuery } from './answer.js';

/** Words of names that are looked for behind those before them in quotation marks. */
const mostInNames = 16;

/** Those of most articles first. */
export function valueSuggestions(engine: Engine, query: string, most: number): Omit<SuggestedQuery, 'url'>[] {
  const begun = begunValue(query);
  if (begun === null) return [];
  const words = begun.field === 'speaker' ? speakers(engine, begun, most) : values(engine, begun.field, begun.text);
  return words.slice(0, most).map(({ text, articles }) => ({ query: query.slice(0, begun.start) + text + (begun.quoted === null ? '' : '"'), word: text, articles }));
}

function speakers(engine: Engine, { text, quoted }: BegunValue, most: number): Completion[] {
  if (quoted === null) return engine.speakers(text, most).filter((one) => isBareWord(one.text));
  return engine
    .speakers(text, mostInNames)
    .map((one) => ({ text: one.text, articles: engine.search({ ...unfiltered, tree: { kind: 'speaker', text: quoted + one.text } }).total }))
    .filter(({ articles }) => articles > 0)
    .sort((a, b) => b.articles - a.articles);
}

function values(engine: Engine, field: 'language' | 'type', begun: string): Completion[] {
  const counted = engine.search({ ...unfiltered, tree: { kind: 'all' }, facets: [field] }).facets[field]?.values ?? [];
  const beginning = begun.toLowerCase();
  return counted.flatMap(({ value, count }) => {
    const text = value === null ? undefined : written(field, value).find((one) => one.startsWith(beginning));
    return text === undefined ? [] : [{ text, articles: count }];
  });
}

/** How a value may be written in a query, what says most first. */
function written(field: 'language' | 'type', value: string): string[] {
  if (field === 'type') return [value];
  const name = languageName(value).toLowerCase();
  return isBareWord(name) && languageNamed(name) === value ? [name, value] : [value];
}
