/** A feed as JSON: JSON Feed 1.1. */
import type { FeedBody } from '../api/feed-body.js';
import type { Feed, FeedEntry } from './feed.js';

function itemOf(entry: FeedEntry, origin: string): FeedBody['items'][number] {
  const { hit, author, html, published } = entry;
  const { id, date, dateOrigin, source, type } = hit;
  return {
    id: entry.name,
    url: origin + entry.address,
    title: hit.title,
    // An item has to have one of the two.
    ...(html === null ? { content_text: hit.title } : { content_html: html }),
    ...(published === null ? {} : { date_published: published }),
    date_modified: entry.updated,
    ...(author === null ? {} : { authors: [{ name: author }] }),
    language: hit.language,
    _dateline: { id, date, dateOrigin, source, type },
  };
}

/** @param origin of the addresses: `https://archive.example` */
export function jsonFeed(feed: Feed, origin: string): string {
  const { total, page, perPage } = feed.answer;
  const body: FeedBody = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: origin + feed.page,
    feed_url: origin + feed.self,
    ...(feed.pages.next === null ? {} : { next_url: origin + feed.pages.next }),
    _dateline: { total, page, perPage },
    items: feed.entries.map((entry) => itemOf(entry, origin)),
  };
  return JSON.stringify(body);
}
