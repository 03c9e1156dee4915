/** May a page of another origin read the answers? No, unless the origin is on the list: the protocol that browsers ask by. */
import type { RequestHandler } from 'express';

/** `*` lets every origin in; there are no cookies here that a foreign page could borrow. */
export type Origins = '*' | readonly string[];

/** How long a browser may remember that it was let in; Chromium keeps no answer longer than two hours. */
const rememberedSeconds = 7200;
/** What a page may read beside the headers that the standard always shows. */
const shownHeaders = 'Content-Disposition, ETag, Link, Retry-After';

/** Answers preflights of origins that are let in, and marks their answers; everyone else meets the server as it is. */
export function crossOrigin(origins: Origins): RequestHandler {
  return (req, res, next) => {
    // Where some origins are let in, the same address is answered with the mark and without it.
    if (origins !== '*' && origins.length > 0) res.vary('Origin');
    const origin = req.get('Origin');
    if (origin === undefined || (origins !== '*' && !origins.includes(origin))) {
      next();
      return;
    }
    res.set('Access-Control-Allow-Origin', origins === '*' ? '*' : origin);
    if (req.method === 'OPTIONS' && req.get('Access-Control-Request-Method') !== undefined) {
      res.set({
        'Access-Control-Allow-Methods': 'GET, HEAD',
        // A page that asks for a validated answer names the tag it has, which is not among the headers that need no leave.
        'Access-Control-Allow-Headers': 'If-None-Match',
        'Access-Control-Max-Age': String(rememberedSeconds),
      });
      res.status(204).end();
      return;
    }
    res.set('Access-Control-Expose-Headers', shownHeaders);
    next();
  };
}
