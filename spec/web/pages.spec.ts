/** Do the pages show what they promise, to a reader without JavaScript? */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import request from 'supertest';
import { createApp } from '../../server/app.js';
import { openLog } from '../../server/ops/log.js';
import { smallArchive, type SmallArchive } from '../api/archive.js';

describe('the pages', () => {
  let small: SmallArchive;
  before(async () => {
    small = await smallArchive();
  });
  after(async () => {
    await small.remove();
  });

  const open = async (path: string, status = 200) => {
    const answer = await request(createApp(small.archive, { log: openLog('off', new PassThrough()) }))
      .get(path)
      .set('Accept', 'text/html');
    assert.equal(answer.status, status, answer.text);
    assert.match(answer.headers['content-type'] ?? '', /^text\/html; charset=utf-8/);
    return answer.text;
  };
  const follow = (page: string, pattern: RegExp) => {
    const href = pattern.exec(page)?.[1];
    assert.ok(href !== undefined, `${String(pattern)} in ${page}`);
    return href.replaceAll('&amp;', '&');
  };

  it('begin with a form, the numbers of the archive, and examples that answer', async () => {
    const page = await open('/');
    assert.match(page, /<form action="\/search" method="get"/);
    assert.match(page, /<dt>Articles<\/dt><dd>34<\/dd>/);
    assert.match(page, /July 2021 to 2 March 2023/);
    const examples = [...page.matchAll(/<dt><a href="([^"]+)"><code>/g)].map((match) => match[1]);
    assert.ok(examples.length >= 10);
    for (const example of examples) assert.doesNotMatch(await open(example.replaceAll('&amp;', '&')), /class="notice mended"/, example);
  });

  it('show each hit with its marks, and lead to the paragraph', async () => {
    const page = await open('/search?q=harbour+treaty+november');
    assert.match(page, /role="status" class="count">\d+ articles?/);
    assert.match(page, /<mark>treaty<\/mark>/);
    const href = follow(page, /<h2><a href="(\/articles\/courier%2F2023%2Fties\?[^"]+#p3)"/);
    const article = await open(href.split('#')[0]);
    assert.match(article, /<div class="block" id="p3"><p>Talks on the <mark>harbour<\/mark> <mark>treaty<\/mark>/);
    assert.match(article, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
    assert.equal(follow(article, /<a href="([^"]+)">Back to the results/), '/search?q=harbour+treaty+november');
  });

  it('keep the whole search in every link to another page and back', async () => {
    const page = await open('/search?q=ferry&from=2022&sort=newest&per_page=5&source=Harbour+Office');
    const next = follow(page, /<a rel="next" href="([^"]+)"/);
    assert.equal(next, '/search?q=ferry&from=2022&source=Harbour+Office&sort=newest&per_page=5&page=2');
    const second = await open(next);
    assert.match(second, /aria-current="page"[^>]*>2</);
    assert.match(second, /30 articles, 6–10 shown/);
    assert.match(second, /<input type="hidden" name="per_page" value="5">/);
    assert.match(second, /<input type="hidden" name="source" value="Harbour Office">/);
    assert.doesNotMatch(second, /name="page"/);
    const article = await open(follow(second, /<h2><a href="([^"#]+)/));
    assert.equal(follow(article, /<a href="([^"]+)">Back to the results/), next);
  });

  it('say near which days hits come first, and let go of them', async () => {
    const page = await open('/search?q=ferry&near=2022-05-10&scale=2d&source=Harbour+Office');
    assert.ok(page.includes('near 2022-05-10, give or take 2d'));
    assert.ok(page.includes('<a href="/search?q=ferry&amp;source=Harbour+Office" aria-label="Not near 2022-05-10">'), page);
    assert.ok(page.includes('<input type="hidden" name="near" value="2022-05-10">'));
  });

  it('say what is wrong with a date at its field, and keep the rest', async () => {
    const page = await open('/search?q=ferry&from=2022-13&to=2023&sort=oldest', 400);
    assert.match(page, /id="from"[^>]*value="2022-13"[^>]*aria-describedby="from-error date-hint" aria-invalid="true"/);
    assert.match(page, /id="from-error">From must be a date/);
    assert.match(page, /id="to"[^>]*value="2023"/);
    assert.match(page, /id="q"[^>]*value="ferry"/);
    assert.match(page, /<option value="oldest" selected>/);
    assert.doesNotMatch(page, /class="hits"/);
  });

  it('name a parameter that they leave out', async () => {
    const page = await open('/search?q=ferry&utm_source=mail&group=story');
    assert.match(page, /There is no parameter “utm_source”\. It was left out\./);
    assert.match(page, /group=story is not answered yet\. It was left out\./);
    assert.match(page, /class="hits"/);
  });

  it('say how a query was understood and what was mended in it', async () => {
    const page = await open('/search?q=%22harbour+treaty');
    assert.match(page, /Understood as <code>/);
    assert.match(page, /class="notice mended"/);
  });

  it('name the words that a hit lacks', async () => {
    const page = await open('/search?q=inquiry+saying');
    assert.match(page, /class="count">\d articles? with all the words; \d+ with some/);
    assert.match(page, /Few articles have all the words/);
    assert.match(page, /Without: <s>(inquiry|saying)<\/s>/);
  });

  it('lead to the same results in other forms', async () => {
    const page = await open('/search?q=ferry&from=2022&sort=oldest&per_page=5&page=2');
    const forms = /<p class="forms">.*<\/p>/.exec(page)?.[0] ?? '';
    const addresses = [...forms.matchAll(/href="([^"]+)"/g)].map(([, address]) => address.replaceAll('&amp;', '&'));
    assert.deepEqual(addresses, [
      '/api/v1/search?q=ferry&from=2022&sort=oldest&format=csv',
      '/api/v1/search?q=ferry&from=2022&sort=oldest&format=ndjson',
      '/search.atom?q=ferry&from=2022&sort=oldest&per_page=5',
    ]);
    const app = createApp(small.archive, { log: openLog('off', new PassThrough()) });
    for (const address of addresses) await request(app).get(address).expect(200);
    assert.doesNotMatch(await open('/search?q=zzyzx'), /class="forms"/);
  });

  it('say of a page that is not there how many there are', async () => {
    assert.match(await open('/search?q=treaty&page=9'), /There is only 1 page\./);
    assert.match(await open('/search?q=ferry&page=9'), /There are only 2 pages\./);
  });

  it('help where nothing is found', async () => {
    const page = await open('/search?q=zzyzx&from=2020');
    assert.match(page, /Nothing found/);
    assert.match(page, /<a href="\/search\?q=zzyzx">Search all dates/);
    assert.match(page, /<a href="\/search\?q=zzyzx%7E&amp;from=2020">|<a href="\/search\?q=zzyzx~&amp;from=2020">/);
  });

  it('offer the words of a phrase of a field in that field', async () => {
    assert.match(await open('/search?q=said%3A%22zzyzx+money%22'), />The same words, not as a phrase: said:\(zzyzx money\)<\/a>/);
    assert.doesNotMatch(await open('/search?q=%22zzyzx'), /not as a phrase/);
  });

  it('show an undated article as undated', async () => {
    assert.match(await open('/search?q=attic'), /<span class="undated">undated<\/span>/);
    assert.match(await open('/articles/gazette%2Fundated%20note'), /<dt>Date<\/dt><dd>undated<\/dd>/);
  });

  it('show an article with its headings, its citation and where it came from', async () => {
    const page = await open('/articles/courier%2F2023%2Fbridge');
    assert.match(page, /<h1>Bridge inquiry opens<\/h1>/);
    assert.match(page, /<h2>What comes next<\/h2>/);
    assert.match(page, /Tom Vale, “Bridge inquiry opens”, The Courier, 2 March 2023\./);
    assert.match(page, /2023-03-02, from the front matter/);
    assert.match(page, /<code>courier\/2023\/bridge\.md<\/code>/);
    assert.match(page, /<code>[0-9a-f]{64}<\/code>/);
  });

  it('lead from one marked place of an article to the next', async () => {
    const page = await open('/articles/courier%2F2023%2Fbridge?q=bridge');
    assert.match(page, /2 marked places – <a href="#p1">first/);
    assert.match(page, /<a href="#p3" aria-label="Next marked place">/);
    assert.match(page, /<a href="#p1" aria-label="Previous marked place">/);
  });

  it('escape a title that looks like markup', async () => {
    const page = await open('/articles/courier%2F2023%2Fties');
    assert.match(page, /<h1>Ties at an all-time low &lt;b&gt;&amp; worse&lt;\/b&gt;<\/h1>/);
    assert.match(page, /<title>Ties at an all-time low &lt;b&gt;/);
  });

  it('are pages too where something is wrong', async () => {
    assert.match(await open('/articles/nothing', 404), /No such article/);
    assert.match(await open('/nothing/here', 404), /Nothing is here/);
    assert.match(await open('/search?q=%zz', 400), /The address is not well-formed/);
    assert.match(await open('/search?q=a&q=b', 400), /q may be given once/);
  });

  it('link a style and an icon that are served for good, under the name of their content', async () => {
    const page = await open('/');
    const app = createApp(small.archive, { log: openLog('off', new PassThrough()) });
    for (const href of [follow(page, /<link rel="stylesheet" href="([^"]+)"/), follow(page, /<link rel="icon" href="([^"]+)"/)]) {
      const answer = await request(app).get(href);
      assert.equal(answer.status, 200);
      assert.match(answer.headers['cache-control'] ?? '', /immutable/);
      assert.equal((await request(app).get(href).set('If-None-Match', answer.headers.etag)).status, 304);
    }
    assert.equal((await request(app).get('/assets/style.000000000000.css')).status, 404);
  });
});
