/** Does a warning of the engine say which word of the query it is about? */
import assert from 'node:assert/strict';
import { mostForms } from '../../server/engine/embedded/forms.js';
import { answerSearch } from '../../server/search/search-answer.js';
import { engineOf } from '../engine/open-articles.js';
import { articleOf } from '../engine/sketch.js';

describe('a warning of the engine', () => {
  const words = Array.from({ length: mostForms + 1 }, (_, i) => `wo${String(i)}x`).join(' ');
  const engine = engineOf([
    articleOf({ id: 'many', title: 'Words', paragraphs: [words], date: '1900-01-01' }),
    articleOf({ id: 'few', title: 'Other', paragraphs: ['wo1x more'], date: '2000-01-01' }),
  ]);

  for (const [query, ...stretches] of [
    ['wo*', 'wo*'],
    ['more OR title:wo*', 'wo*'],
    ['-WO*x more', 'WO*x'],
    ['wo* NEAR/2 wo*', 'wo*'],
    ['"wo* stays" wo**', 'wo**'],
    ['*x (wo* OR more)', '*x', 'wo*'],
    ['=wo1x more'],
  ]) {
    it(`of a pattern that means too many words stands ${stretches.length === 0 ? 'nowhere' : `at ${stretches.join(' and ')}`} in ${query}`, () => {
      const warnings = answerSearch(engine, query, {}, () => 0).warnings.filter(({ code }) => code === 'pattern-cut');
      assert.deepEqual(warnings.map(({ start, end }) => query.slice(start, end)), stretches);
    });
  }

  it('about the whole query stands at all of it', () => {
    const [warning, ...others] = answerSearch(engine, 'wo1x more', { timeline: 'day' }, () => 0).warnings;
    assert.deepEqual([warning.code, warning.start, warning.end, others], ['timeline-coarser', 0, 9, []]);
  });
});
