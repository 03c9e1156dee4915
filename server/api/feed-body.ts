/** What is a feed as JSON? JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with an extension of our own. */
import { z } from 'zod';
import { bodies, card } from './v1/bodies.js';

const moment = z.iso.datetime().meta({ description: 'RFC 3339.' });

const item = z.object({
  id: z.string().meta({ description: 'Stable, and the same wherever the archive is served.' }),
  url: z.url(),
  title: z.string(),
  content_html: z.string().optional().meta({ description: 'The snippets; absent where there are none.' }),
  content_text: z.string().optional().meta({ description: 'The title, where there are no snippets.' }),
  date_published: moment.optional().meta({ description: 'Absent where the article is undated.' }),
  date_modified: moment,
  authors: z.array(z.object({ name: z.string() })).optional(),
  language: z.string(),
  _dateline: card.pick({ id: true, date: true, dateOrigin: true, source: true, type: true }),
});

export const feedBody = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: z.url(),
  feed_url: z.url(),
  next_url: z.url().optional(),
  _dateline: z.object({ total: z.int().min(0), page: z.int().min(1), perPage: z.int().min(1) }),
  items: z.array(item),
});

export type FeedBody = z.infer<typeof feedBody>;

bodies.add(item, { id: 'JsonFeedItem' });
bodies.add(feedBody, { id: 'JsonFeed' });
