/** A feed as Atom: RFC 4287, its pages as RFC 5005, its counts as OpenSearch 1.1. */
import type { Feed, FeedEntry } from './feed.js';
import { descriptionPath, descriptionType } from './opensearch.js';
import { xml, type Xml } from './xml.js';

function link(rel: string, type: string, origin: string, address: string | null): Xml | null {
  return address === null ? null : xml`<link rel="${rel}" type="${type}" href="${origin}${address}"/>\n`;
}

function entryElement(entry: FeedEntry, origin: string): Xml {
  const { hit, author, html, published } = entry;
  return xml`<entry xml:lang="${hit.language}">
<id>${entry.name}</id>
<title type="text">${hit.title}</title>
<updated>${entry.updated}</updated>
${published === null ? null : xml`<published>${published}</published>\n`}${
    author === null ? null : xml`<author><name>${author}</name></author>\n`
  }${link('alternate', 'text/html', origin, entry.address)}${html === null ? null : xml`<summary type="html">${html}</summary>\n`}</entry>
`;
}

/** @param origin of the addresses: `https://archive.example` */
export function atomFeed(feed: Feed, origin: string): string {
  const { answer, pages } = feed;
  const atom = 'application/atom+xml';
  return xml`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
<id>${feed.name}</id>
<title type="text">${feed.title}</title>
<updated>${feed.updated}</updated>
<author><name>Dateline</name></author>
<generator>Dateline</generator>
${link('self', atom, origin, feed.self)}${link('alternate', 'text/html', origin, feed.page)}${link('first', atom, origin, pages.first)}${
    link('previous', atom, origin, pages.prev)
  }${link('next', atom, origin, pages.next)}${link('search', descriptionType, origin, descriptionPath)}<opensearch:totalResults>${answer.total}</opensearch:totalResults>
<opensearch:startIndex>${(answer.page - 1) * answer.perPage + 1}</opensearch:startIndex>
<opensearch:itemsPerPage>${answer.perPage}</opensearch:itemsPerPage>
${feed.entries.map((entry) => entryElement(entry, origin))}</feed>
`.text;
}
