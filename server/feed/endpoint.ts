/** `GET /search.atom`, `GET /search.jsonfeed`: every query is a feed. */
import type { RequestHandler } from 'express';
import { originOf } from '../api/origin.js';
import { linkHeader } from '../api/pages.js';
import { rawParameters } from '../api/query-string.js';
import { sendValidated } from '../api/validator.js';
import { accepted, feedParameters, readSearch, searchOptions } from '../api/v1/parameters.js';
import type { Archive } from '../search/answer.js';
import { atomFeed } from './atom.js';
import { feedOf, type Feed } from './feed.js';
import { jsonFeed } from './json-feed.js';

function feedEndpoint(archive: Archive, address: string | null, type: string, print: (feed: Feed, origin: string) => string): RequestHandler {
  return async (req, res) => {
    const values = accepted(readSearch(rawParameters(req.originalUrl), feedParameters), feedParameters);
    const options = searchOptions(values);
    const answer = await archive.search(values.q, options);
    const feed = feedOf(req.path, answer, options, archive.generation().committedAt);
    const body = print(feed, originOf(req, address));
    res.type(type).set(linkHeader(feed.pages));
    sendValidated(req, res, answer.index.generation, body, body);
  };
}

/** @param address under which readers know the server; null: that of the request */
export const atomEndpoint = (archive: Archive, address: string | null): RequestHandler => feedEndpoint(archive, address, 'application/atom+xml', atomFeed);

export const jsonFeedEndpoint = (archive: Archive, address: string | null): RequestHandler => feedEndpoint(archive, address, 'application/feed+json', jsonFeed);
