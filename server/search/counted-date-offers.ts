/** Which of the dates that a query names in words would find something, and how much? */
import type { Engine, EngineRequest } from '../engine/engine.js';
import { dateOffers } from '../query/date-offers.js';
import { parseQuery } from '../query/parse.js';
import type { CountedDateOffer } from './answer.js';

/** None finds nothing, and none is made to who asks with dates: that one has said which. `today` as `dateOffers` has it. */
export function countedDateOffers(engine: Engine, query: string, { filters, match, sort }: EngineRequest, today: string | null): CountedDateOffer[] {
  if (filters.from !== null || filters.to !== null) return [];
  return dateOffers(query, today).flatMap((offer) => {
    const { from, to } = offer;
    const { total } = engine.search({ tree: parseQuery(offer.query).tree, filters: { ...filters, from, to }, match, sort, offset: 0, limit: 0 });
    return total === 0 ? [] : [{ ...offer, total }];
  });
}
