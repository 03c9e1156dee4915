/** How does a query become a page of hits? */
import { encodeCursor } from '../engine/cursor.js';
import type { Engine, EngineAnswer, EngineRequest, FacetCounts } from '../engine/engine.js';
import { parseQuery } from '../query/parse.js';
import { QueryAddresses } from './address.js';
import type { FacetName, Hit, HitOptions, SearchAnswer, SearchOptions } from './answer.js';
import { countedDateOffers } from './counted-date-offers.js';
import { corrections } from './did-you-mean.js';
import { presentHit } from './hit.js';
import { placedWarning } from './placed-warning.js';
import { facetNames, readHitOptions, readOptions } from './search-options.js';

/** `now`: milliseconds on a clock that only goes forward. Throws `SearchOptionError`. */
export function answerSearch(engine: Engine, query: string, options: SearchOptions, now: () => number): SearchAnswer {
  const started = now();
  const { choices, page, perPage, snippets, after, today, facets, timeline } = readOptions(options);
  const whole = parseQuery(query);
  const { tree, parsed, warnings } = whole;
  const request: EngineRequest = { tree, ...choices, offset: (page - 1) * perPage, limit: perPage, after, facets, timeline };
  const answer = engine.search(request);
  const addresses = new QueryAddresses(query);
  const hits = answer.hits.map((hit, i) => presentHit(hit, answer.before + i + 1, addresses, snippets));
  const { missingEverywhere, didYouMean } = corrections(engine, query, request, answer);
  const goesOn = answer.cursor !== null && answer.before + hits.length < answer.total;
  return {
    query,
    parsed,
    warnings: [...warnings, ...answer.warnings.map((warning) => placedWarning(warning, query))],
    dateOffers: countedDateOffers(engine, query, whole, request, today),
    missingEverywhere,
    didYouMean,
    index: { generation: answer.generation.number, articles: answer.generation.articles },
    total: answer.total,
    totalAll: answer.totalAll,
    relaxed: answer.relaxed,
    page: after === null ? page : Math.floor(answer.before / perPage) + 1,
    perPage,
    next: goesOn && answer.cursor !== null ? addresses.search('/api/v1/search', options, { after: encodeCursor(answer.cursor) }) : null,
    tookMs: Math.round((now() - started) * 1000) / 1000,
    hits,
    facets: eachFacet(answer.facets, ({ values }) => values),
    facetsBeyond: eachFacet(answer.facets, ({ beyond }) => beyond),
    timeline: answer.timeline,
  };
}

function eachFacet<Value>(facets: EngineAnswer['facets'], value: (counts: FacetCounts) => Value): Partial<Record<FacetName, Value>> {
  const made: Partial<Record<FacetName, Value>> = {};
  for (const name of facetNames) {
    const counts = facets[name];
    if (counts !== undefined) made[name] = value(counts);
  }
  return made;
}

/** Hits that are looked for at a time. Each is made when it is asked for. */
const portion = 500;

/**
 * Every hit of a search in order, from the options' place on. `engine` is asked before each portion, and may throw where
 * there is none any more. Throws `SearchOptionError`.
 */
export function* everyHit(engine: () => Engine, query: string, options: HitOptions): Generator<Hit, void, undefined> {
  const { choices, snippets, after: first } = readHitOptions(options);
  const asked = { tree: parseQuery(query).tree, ...choices, offset: 0, limit: portion };
  const addresses = new QueryAddresses(query);
  let after = first;
  for (;;) {
    const { hits, before, total, cursor } = engine().search({ ...asked, after });
    for (const [i, hit] of hits.entries()) {
      engine();
      yield presentHit(hit, before + i + 1, addresses, snippets);
    }
    if (cursor === null || before + hits.length >= total) return;
    after = cursor;
  }
}
