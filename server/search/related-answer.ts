/** Which articles are about the same as this one? */
import type { Engine } from '../engine/engine.js';
import { articleAddress } from './address.js';
import type { RelatedAnswer } from './answer.js';

const mostRelated = 10;

/** null where no article has the id. */
export function answerRelated(engine: Engine, id: string): RelatedAnswer | null {
  const related = engine.related(id, mostRelated);
  if (related === null) return null;
  return { id, related: related.map(({ card, ...rest }, i) => ({ ...card, ...rest, rank: i + 1, url: articleAddress(card.id, '') })) };
}
