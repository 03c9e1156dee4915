/** Whose table reads this article? English's for a language without one: its lists then find nothing, the marks still do. */
import { german } from './de.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { french } from './fr.js';
import type { Speech } from './speech.js';

const tables = new Map<string, Speech>([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
]);

/** `language`: lower-case ISO 639-1. */
export function speechOf(language: string): Speech {
  return tables.get(language) ?? english;
}
