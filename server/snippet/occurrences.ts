/** Which occurrences are worth looking at? All of a short article's; of a long one's, a few good places are enough. */
import type { Occurrence } from './article-text.js';

/** A window is at most this many words long: about what 240 characters hold. */
export const windowWords = 40;

/** Of one word, at most this many occurrences are looked at. */
export const keptPerWord = 1000;

function byPlace(a: Occurrence, b: Occurrence): number {
  return a.position - b.position || b.length - a.length || a.word - b.word;
}

function inOrder(occurrences: Occurrence[]): Occurrence[] {
  for (let i = 1; i < occurrences.length; i++) {
    if (byPlace(occurrences[i - 1], occurrences[i]) > 0) return occurrences.sort(byPlace);
  }
  return occurrences;
}

/** A frequent word's occurrences near those of rarer words, for half of the places; the others are its earliest. */
function bestOf(frequent: readonly Occurrence[], rarer: readonly Occurrence[]): Occurrence[] {
  const kept = new Set<Occurrence>();
  let next = 0;
  for (const occurrence of frequent) {
    if (kept.size >= keptPerWord / 2) break;
    while (next < rarer.length && rarer[next].position < occurrence.position - windowWords) next++;
    if (next === rarer.length) break;
    if (rarer[next].position <= occurrence.position + windowWords) kept.add(occurrence);
  }
  for (const occurrence of frequent) {
    if (kept.size >= keptPerWord) break;
    kept.add(occurrence);
  }
  return [...kept];
}

/** In order of place, at most `keptPerWord` a word. */
export function thinned(occurrences: readonly Occurrence[]): Occurrence[] {
  if (occurrences.length <= keptPerWord) return inOrder([...occurrences]);
  const words = new Map<number, Occurrence[]>();
  for (const occurrence of occurrences) {
    const same = words.get(occurrence.word);
    if (same === undefined) words.set(occurrence.word, [occurrence]);
    else same.push(occurrence);
  }
  let kept: Occurrence[] = [];
  for (const word of [...words.values()].sort((a, b) => a.length - b.length)) {
    kept = inOrder([...kept, ...(word.length <= keptPerWord ? word : bestOf(inOrder(word), kept))]);
  }
  return kept;
}
