/** Where in the query does what the engine warns of belong? Of a word where it stands first, else all of the query. */
import type { EngineWarning } from '../engine/engine.js';
import { firstPlaceOf } from '../query/places.js';
import type { QueryWarning } from '../query/tree.js';

export function placedWarning({ code, message, word }: EngineWarning, query: string): QueryWarning {
  const whole = { start: 0, end: query.length };
  return { code, message, ...(word === null ? whole : (firstPlaceOf(word, query) ?? whole)) };
}
