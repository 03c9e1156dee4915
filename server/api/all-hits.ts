/** Which are all the hits of a search, however many? One after the other, and no more of them held than a page. */
import { setImmediate } from 'node:timers/promises';
import type { Archive, Hit, SearchOptions } from '../search/answer.js';

const perPage = 100;

/** The index changed while its hits were being given: what follows would belong to another list. */
export class GenerationChanged extends Error {
  override name = 'GenerationChanged';
  readonly code = 'generation-changed';
}

/**
 * All hits of one generation, in order. Between two pages others have their turn.
 * @throws GenerationChanged
 */
export async function* allHits(archive: Archive, query: string, options: SearchOptions): AsyncGenerator<Hit, void, undefined> {
  let generation: number | null = null;
  for (let page = 1; ; page++) {
    const answer = await archive.search(query, { ...options, page, perPage });
    generation ??= answer.index.generation;
    if (answer.index.generation !== generation) {
      throw new GenerationChanged(`generation ${generation} was followed by ${answer.index.generation} after ${(page - 1) * perPage} hits`);
    }
    yield* answer.hits;
    if (answer.next === null) return;
    await setImmediate();
  }
}
