/** A query names a date in words: what does the answer offer, and does it hold for as long as it says? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { searchBody } from '../../server/api/v1/bodies.js';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { dayOf } from '../../server/ops/today.js';
import { assertAnswer } from '../contract/document.js';
import { smallArchive, type SmallArchive } from './archive.js';

describe('a date in words', () => {
  let small: SmallArchive;
  let day = '2022-06-10';
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  const app = () => createApp(small.archive, { log: openLog('off', new PassThrough()), today: () => day });
  const ask = async (path: string) => {
    const answer = await request(app()).get(path);
    assert.equal(answer.status, 200, answer.text);
    assertAnswer('/api/v1/search', 200, answer.get('content-type') ?? '', answer.text);
    return searchBody.parse(JSON.parse(answer.text));
  };

  it('stays words, and is offered as dates with the day it is counted from', async () => {
    const { parsed, dateOffers } = await ask('/api/v1/search?q=ferry+last+month');
    assert.equal(parsed, 'ferry AND last AND month');
    assert.deepEqual(dateOffers, [{ words: 'last month', start: 6, end: 16, query: 'ferry', from: '2022-05-01', to: '2022-05-31', reference: '2022-06-10', total: 30 }]);
    const followed = await ask('/api/v1/search?q=ferry&from=2022-05-01&to=2022-05-31');
    assert.equal(followed.total, 30);
  });

  it('is not offered where it would find nothing, with the filters that are asked for', async () => {
    assert.deepEqual((await ask('/api/v1/search?q=ferry+yesterday')).dateOffers, []);
    assert.deepEqual((await ask('/api/v1/search?q=ferry+last+month&source=gazette')).dateOffers, []);
    const [first, ...others] = (await ask('/api/v1/search?q=ferry+5+may+2022+2021')).dateOffers;
    assert.deepEqual([first.words, first.total, others], ['5 may 2022', 1, []]);
  });

  it('is not offered to who asks with dates', async () => {
    for (const dated of ['from=2022', 'to=2022']) assert.deepEqual((await ask(`/api/v1/search?q=ferry+last+month&${dated}`)).dateOffers, []);
    assert.deepEqual((await ask('/api/v1/search?q=ferry+2022+before:2023')).dateOffers, []);
  });

  it('counted from today is another answer tomorrow, and one with a year is not', async () => {
    const tag = async (path: string) => (await request(app()).get(path)).get('etag');
    const [counted, named] = ['/api/v1/search?q=ferry+yesterday', '/api/v1/search?q=ferry+2022'];
    const before = [await tag(counted), await tag(named)];
    day = '2022-06-11';
    assert.notEqual(await tag(counted), before[0]);
    assert.equal(await tag(named), before[1]);
    day = '2022-06-10';
  });

  it('is a link on the page, to the search with the dates in the form', async () => {
    const page = await request(app()).get('/search?q=ferry+last+month&sort=newest').set('Accept', 'text/html');
    const [, link, text] = /Did you mean the date\? <a href="([^"]+)">(.*?)<\/a> \(30 articles\), counted from 10 June 2022/.exec(page.text) ?? [];
    assert.equal(text, '“ferry”, May 2022');
    assert.equal(link.replaceAll('&amp;', '&'), '/search?q=ferry&from=2022-05&to=2022-05&sort=newest');
    const followed = await request(app()).get(link.replaceAll('&amp;', '&')).set('Accept', 'text/html');
    assert.match(followed.text, /30 articles/);
    assert.doesNotMatch(followed.text, /Did you mean the date/);
  });

  it('is offered by the library where it is told the day, and refused a day that is none', async () => {
    assert.equal((await small.archive.search('ferry yesterday', { today: '2022-05-10' })).dateOffers[0].from, '2022-05-09');
    assert.deepEqual((await small.archive.search('ferry yesterday')).dateOffers, []);
    await assert.rejects(small.archive.search('ferry', { today: '2022-06' }), { code: 'invalid-option', message: /2022-06/ });
  });
});

describe('the day of a clock', () => {
  it('is that of its own time zone', () => {
    assert.equal(dayOf(new Date(2023, 0, 5, 23, 59)), '2023-01-05');
    assert.equal(dayOf(new Date(2023, 0, 6, 0, 0)), '2023-01-06');
  });
});
