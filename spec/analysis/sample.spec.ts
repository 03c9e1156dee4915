/** Does a real article come out as a reader would read it? */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyzerFor } from '../../indexer/analysis/analyzer.js';
import { sharedFolder } from '../shared.js';

describe('the sample article', () => {
  const shared = sharedFolder();

  it('has its words, acronyms and compounds', function () {
    if (shared === null) return this.skip();
    const folder = join(shared, 'samples');
    const files = readdirSync(folder).filter((name) => name.startsWith('000_'));
    const text = readFileSync(join(folder, files[0]), 'utf8');
    const tokens = analyzerFor('en').tokens(text);
    const count = (term: string): number => tokens.filter((token) => token.term === term).length;
    // Counted in the printed article.
    assert.equal(count('US'), text.match(/U\.S\./g)?.length);
    assert.equal(count('us'), 0);
    assert.equal(count('usrussia'), 2);
    assert.equal(count('alltim'), 1);
    assert.equal(count('facetofac'), 1);
    assert.equal(count('counteroffens'), 1);
    // `said.The` is printed without a space.
    const glued = text.indexOf('said.The');
    assert.ok(tokens.some((token) => token.start === glued && token.end === glued + 4 && token.term === 'said'));
    assert.ok(tokens.some((token) => token.start === glued + 5 && token.end === glued + 8 && token.term === 'the'));
    for (const token of tokens) assert.match(token.term, /^[a-z0-9]+$|^US$/);
  });
});
