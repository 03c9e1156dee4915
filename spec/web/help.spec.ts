/** Does the help page show every form of a query, each as a search that answers what the page says it does? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { parseQuery } from '../../server/query/parse.js';
import type { QueryNode } from '../../server/query/tree.js';
import { archiveExamples } from '../../server/web/archive-examples.js';
import { exampleGroups } from '../../server/web/query-help.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';

const below = (node: QueryNode): readonly QueryNode[] => {
  if (node.kind === 'and' || node.kind === 'or') return node.children;
  if (node.kind === 'near' || node.kind === 'same') return [node.left, node.right];
  return node.kind === 'not' ? [node.child] : [];
};

/** What a query is made of: the kinds of its nodes, forms of its words, and the fields they are looked for in. */
function forms(node: QueryNode): string[] {
  const own = node.kind === 'word' ? [`word ${node.form}`, `field ${node.field}`] : node.kind === 'phrase' ? ['phrase', `field ${node.field}`] : [node.kind];
  return [...own, ...below(node).flatMap(forms)];
}

describe('the help page', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });
  const open = (path: string) => request(createApp(small.archive, { log: openLog('off', new PassThrough()) })).get(path).set('Accept', 'text/html');

  const queries = exampleGroups.flatMap(({ examples }) => examples.map(({ query }) => query));

  it('has an example of every form, field and operator of the language', () => {
    const shown = new Set(queries.flatMap((query) => forms(parseQuery(query).tree)));
    const all = [
      ...['word plain', 'word exact', 'word pattern', 'word similar', 'phrase', 'near', 'same', 'and', 'or', 'not', 'date', 'undated', 'language', 'type', 'speaker', 'said'],
      ...['text', 'title', 'section', 'author', 'source', 'place'].map((field) => `field ${field}`),
    ];
    assert.deepEqual(all.filter((form) => !shown.has(form)), []);
  });

  it('mends nothing in its examples but in those of what is mended', () => {
    for (const { title, examples } of exampleGroups) {
      for (const { query } of examples) assert.equal(parseQuery(query).warnings.length > 0, title === 'What is mended', query);
    }
  });

  it('says of every example the number of articles that its link finds', async () => {
    const page = await open('/help');
    assert.equal(page.status, 200);
    const lines = [...page.text.matchAll(/<dt><a href="([^"]+)"><code>.*?<\/code><\/a> <span class="total">([\d,]+ articles?)<\/span><\/dt>/g)];
    assert.equal(lines.length, queries.length);
    for (const [, link, total] of lines) {
      const results = await open(link.replaceAll('&amp;', '&'));
      const [, first, some = '0'] = /class="count">([\d,]+) articles?(?: with all the words; ([\d,]+) with some)?[<,]/.exec(results.text) ?? assert.fail(link);
      const number = (text: string) => Number(text.replace(/\D/g, ''));
      assert.equal(number(first) + number(some), number(total), link);
    }
  });

  it('asks in words of the archive where those of the demonstration find nothing', async () => {
    const { groups, totals } = await archiveExamples(small.archive);
    const shown = groups.flatMap(({ examples }) => examples.map(({ query }) => query));
    // Nobody is quoted here, no article has a dateline, and no dates are in words.
    assert.deepEqual(shown.filter((query) => totals.get(query) === 0), ['place:ostwick', 'speaker:petrie', 'said:treaty', 'flood march 2023']);
    assert.deepEqual(shown.slice(0, 4), ['bridge inquiry', '"all-time low"', '+bridge +the', 'harb*']);
    assert.ok(['har?our', 'author:anna', 'lang:en', 'type:md', 'section:what'].every((query) => shown.includes(query)), shown.join(' '));
    for (const { title, examples } of groups) {
      for (const { query } of examples) assert.equal(parseQuery(query).warnings.length > 0, title === 'What is mended', query);
    }
    assert.match((await open('/')).text, /<code>harb\*<\/code>/);
  });

  it('looks for its examples once a generation', () => {
    assert.equal(archiveExamples(small.archive), archiveExamples(small.archive));
  });

  it('is one link away from the form, and not made again for who has it', async () => {
    for (const path of ['/', '/search?q=ferry', '/search?q=nothing-of-the-kind', '/help']) assert.match((await open(path)).text, /<a href="\/help">How to ask<\/a>/, path);
    const first = await open('/help');
    const again = await open('/help').set('If-None-Match', first.get('etag') ?? '');
    assert.equal(again.status, 304);
  });
});
