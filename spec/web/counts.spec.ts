/** Do the pages show how the results lie in time and by what they can be narrowed, and does every link there keep its word? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import request from 'supertest';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { notValue, onlyValue } from '../../server/search/filter-value.js';
import { ask, engineOf, noFilters } from '../engine/open-articles.js';
import { articleOf } from '../engine/sketch.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';

describe('a value as a filter writes it', () => {
  it('is that value and no other, whatever signs it begins with', () => {
    const names = fc.tuple(fc.constantFrom('', '-', '*', '\\', '-*', '\\-', '--'), fc.string({ maxLength: 3 })).map(([sign, rest]) => sign + rest).filter((name) => name !== '');
    fc.assert(
      fc.property(fc.uniqueArray(names, { selector: (name) => name.toLowerCase(), minLength: 2, maxLength: 4 }), ([wanted, ...others]) => {
        const engine = engineOf([wanted, ...others].map((source, i) => articleOf({ id: `a${i}`, title: 'War', paragraphs: ['War.'], source })));
        const found = (value: string) => ask(engine, 'war', { filters: { ...noFilters, source: [value] } }).hits.map(({ card }) => card.source).sort();
        assert.deepEqual(found(onlyValue(wanted)), [wanted]);
        assert.deepEqual(found(notValue(wanted)), [...others].sort());
      }),
    );
  });
});

describe('the page of results', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  const open = async (path: string) => {
    const answer = await request(createApp(small.archive, { log: openLog('off', new PassThrough()) })).get(path).set('Accept', 'text/html').expect(200);
    return answer.text;
  };
  const total = (page: string) => Number(/role="status" class="count">(\d+) articles?/.exec(page)?.[1] ?? assert.fail('no count'));
  const address = (href: string) => href.replaceAll('&amp;', '&');

  it('names the sources, authors, formats and decades of the hits, and each link leads to as many as it says', async () => {
    const page = await open('/search?q=');
    const lines = [...page.matchAll(/<li><a href="([^"]+)">([^<]+)<\/a> <span class="times">(\d+)<\/span>(?: <a class="not" href="([^"]+)")?/g)];
    assert.deepEqual(lines.map(([, , name]) => name).filter((name) => ['Harbour Office', 'Anna O’Reed', 'record', '2020s', 'none given'].includes(name)).sort(), ['2020s', 'Anna O’Reed', 'Harbour Office', 'none given', 'record'].sort());
    for (const [, href, name, count, not] of lines) {
      assert.equal(total(await open(address(href))), Number(count), name);
      if ((not as string | undefined) !== undefined) assert.equal(total(await open(address(not))), 34 - Number(count), `not ${name}`);
    }
  });

  it('says which values were chosen, and how each is taken back', async () => {
    const page = await open('/search?q=harbour&source=Harbour+Office&author=-*&type=-pdf');
    assert.match(page, /<span class="chosen">Harbour Office<\/span>/);
    for (const words of ['source: Harbour Office', 'no author', 'not type: pdf']) assert.match(page, new RegExp(`<li>${words} <a href=`));
    const href = /aria-label="Without the filter no author"/.exec(page) === null ? undefined : /no author <a href="([^"]+)"/.exec(page)?.[1];
    assert.equal(address(href ?? ''), '/search?q=harbour&source=Harbour+Office&type=-pdf');
  });

  it('draws a bar for each day, month or year, and says the same in a table whose links lead there', async () => {
    const page = await open('/search?q=ferry');
    const bars = [...page.matchAll(/<title>([^<]+): (\d+) articles?<\/title>/g)];
    assert.equal(bars.reduce((sum, [, , count]) => sum + Number(count), 0), total(page));
    const rows = [...page.matchAll(/<th scope="row">(?:<a href="([^"]+)">)?([^<]+)(?:<\/a>)?<\/th><td>(\d+)<\/td><td>(\d+)<\/td>/g)];
    assert.deepEqual(rows.map(([, , name, count]) => [name, count]), bars.map(([, name, count]) => [name, count]));
    assert.deepEqual(rows.slice(0, 2).map(([, href, name, count, articles]) => [href, name, count, articles]), [
      ['/search?q=ferry&amp;from=2022-05&amp;to=2022-05', 'May 2022', '30', '30'],
      [undefined, 'June 2022', '0', '0'],
    ]);
    for (const [, href, , count] of rows) if ((href as string | undefined) !== undefined) assert.equal(total(await open(address(href))), Number(count));
    assert.match(await open('/search?q=ferry&from=2022-05&to=2022-05'), /<a href="\/search\?q=ferry">All dates<\/a>/);
  });

  it('takes another interval, and keeps it in its links', async () => {
    const page = await open('/search?q=ferry&timeline=year');
    assert.match(page, /By year, as a table/);
    assert.match(page, /<a rel="next" href="\/search\?q=ferry&amp;timeline=year&amp;page=2"/);
    assert.doesNotMatch(page, /search\.atom\?[^"]*timeline/);
    assert.doesNotMatch(await open('/search?q=ferry&timeline=none'), /<svg/);
  });

  it('counts nothing where nothing is found', async () => {
    const page = await open('/search?q=zzyzx');
    assert.doesNotMatch(page, /<svg|class="facet"/);
  });
});
