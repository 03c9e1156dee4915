/** Which of the dates that a query names in words would find something, and how much? */
import type { Engine, EngineRequest } from '../engine/engine.js';
import { dateOffers } from '../query/date-offers.js';
import type { ParsedQuery } from '../query/tree.js';
import type { CountedDateOffer } from './answer.js';

/** None finds nothing, and none is made to who asks with dates: that one has said which. `whole` and `today` as `dateOffers` has them. */
export function countedDateOffers(engine: Engine, query: string, whole: ParsedQuery, { filters, match, sort }: EngineRequest, today: string | null): CountedDateOffer[] {
  if (filters.from !== null || filters.to !== null) return [];
  return dateOffers(query, whole, today).flatMap(({ offer, rest }) => {
    const { from, to } = offer;
    const { total } = engine.search({ tree: rest, filters: { ...filters, from, to }, match, sort, offset: 0, limit: 0 });
    return total === 0 ? [] : [{ ...offer, total }];
  });
}
