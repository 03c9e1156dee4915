/** How often do the live articles print each form of a term? A segment has counted those of its deleted articles too. */
import { readPlaces } from '../../../indexer/index/places.js';
import { spaces } from '../../../indexer/index/schema.js';
import type { SegmentFiles } from './generation.js';
import { isDeleted } from './scored-segment.js';

/** By the forms of a term in their order. */
export function livePrintings({ segment, deletions }: Pick<SegmentFiles, 'segment' | 'deletions'>, term: number): Uint32Array {
  const counts = segment.formCounts.slice(segment.termForms[term], segment.termForms[term + 1]);
  if (deletions === null) return counts;
  for (const space of spaces) {
    const reader = segment.spaces[space];
    const row = reader.row(term);
    if (row < 0) continue;
    const postings = reader.postingsOf(row);
    const places = reader.placesAt(row, 0);
    for (let i = 0; i < postings.count; i++) {
      postings.next();
      const gone = isDeleted(deletions, postings.article) ? 1 : 0;
      readPlaces(places, counts.length, Infinity, (_, form) => (counts[form] -= gone));
    }
  }
  return counts;
}
