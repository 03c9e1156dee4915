/** What does each kind of query find? Small archives and queries as data: a case is added without writing TypeScript. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../root.js';
import { ask, engineOf, idsOf } from './open-articles.js';
import { articleOf } from './sketch.js';

interface Case {
  comment: string;
  /** Texts by id; a blank line parts paragraphs, `# ` begins a heading. */
  articles: Record<string, string>;
  titles?: Record<string, string>;
  /** Ids found, sorted. */
  queries: Record<string, string[]>;
}

const cases = JSON.parse(readFileSync(join(repositoryRoot, 'spec/engine/cases/queries.json'), 'utf8')) as Case[];

describe('queries', () => {
  for (const { comment, articles, titles = {}, queries } of cases) {
    it(comment, () => {
      const engine = engineOf(
        Object.entries(articles).map(([id, text]) => articleOf({ id, title: titles[id] ?? 'News', paragraphs: text.split('\n\n') })),
      );
      for (const [query, found] of Object.entries(queries)) assert.deepEqual(idsOf(ask(engine, query, { match: 'all' })).sort(), found, query);
    });
  }

  it('find the two words of an author near each other', () => {
    const engine = engineOf([articleOf({ id: 'a', title: 'News', paragraphs: ['Text.'], author: 'Jane Anna Doe' })]);
    assert.deepEqual(idsOf(ask(engine, 'author:jane NEAR/2 doe')), ['a']);
    assert.deepEqual(idsOf(ask(engine, 'author:jane NEAR/1 doe')), []);
  });

  it('take a word of several languages as all that it means in them', () => {
    const engine = engineOf([
      articleOf({ id: 'en', title: 'News', paragraphs: ['Several treaties.'], language: 'en' }),
      articleOf({ id: 'de', title: 'News', paragraphs: ['Die Verträge.'], language: 'de' }),
      articleOf({ id: 'ja', title: 'News', paragraphs: ['treaties Verträge'], language: 'ja' }),
    ]);
    assert.deepEqual(idsOf(ask(engine, 'treaties')).sort(), ['en', 'ja']);
    assert.deepEqual(idsOf(ask(engine, 'Vertrag')), ['de']);
    assert.deepEqual(idsOf(ask(engine, 'Verträge')).sort(), ['de', 'ja']);
  });
});
