/** Which hyphens make a compound? Those of the articles that are there. */
import assert from 'node:assert/strict';
import { EmbeddedEngine } from '../../server/engine/embedded/embedded-engine.js';
import { ask, generationOf, idsOf } from './open-articles.js';
import { articleOf } from './sketch.js';

const about = (id: string, text: string) => articleOf({ id, title: 'News', paragraphs: [text] });
const articles = [about('closed', 'A counteroffensive began.'), about('hyphen', 'A counter-offensive began.'), about('open', 'A counter offensive began.')];

function found(query: string, ...deleted: string[]): string[] {
  const engine = new EmbeddedEngine(generationOf([{ articles, deleted: new Set(deleted) }]));
  return idsOf(ask(engine, query, { match: 'all' }));
}

describe('a compound', () => {
  it('is closed, hyphenated and open the same word where an article prints it with its hyphen', () => {
    assert.deepEqual(found('counteroffensive'), ['closed', 'hyphen', 'open']);
    assert.deepEqual(found('counter offensive'), ['closed', 'hyphen', 'open']);
    assert.deepEqual(found('counteroffensive', 'closed'), ['hyphen', 'open']);
  });

  it('is none where only a deleted article printed it so', () => {
    assert.deepEqual(found('counteroffensive', 'hyphen'), ['closed']);
    assert.deepEqual(found('counter offensive', 'hyphen'), ['open']);
  });

  it('is one though deleted articles printed it closed so often that its hyphens would be slips', () => {
    const often = about('often', 'counteroffensive '.repeat(100));
    const engine = (...deleted: string[]): EmbeddedEngine => new EmbeddedEngine(generationOf([{ articles: [...articles, often], deleted: new Set(deleted) }]));
    assert.deepEqual(idsOf(ask(engine(), 'counteroffensive')).sort(), ['closed', 'hyphen', 'often']);
    assert.deepEqual(idsOf(ask(engine('often'), 'counteroffensive')), ['closed', 'hyphen', 'open']);
  });
});
