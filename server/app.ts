/** What does the server answer? Every route, on one screen. */
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { openApi } from './api/openapi.js';
import { slashedId } from './api/slashed-id.js';
import { articleEndpoint } from './api/v1/article.js';
import { relatedEndpoint } from './api/v1/related.js';
import { searchEndpoint } from './api/v1/search.js';
import { suggestEndpoint } from './api/v1/suggest.js';
import { atomEndpoint, jsonFeedEndpoint } from './feed/endpoint.js';
import { openSearchEndpoint } from './feed/opensearch.js';
import { crossOrigin, type Origins } from './guard/cors.js';
import { failures, onlyGet, unknownRoute } from './guard/failure.js';
import { securityHeaders } from './guard/headers.js';
import { namesHost } from './guard/unread-request.js';
import { alive, ready } from './ops/health.js';
import { requestLog } from './ops/log.js';
import type { Archive } from './search/answer.js';
import { articlePage } from './web/article-page.js';
import { asset, iconPath } from './web/asset.js';
import { helpPage } from './web/help-page.js';
import { homePage } from './web/home-page.js';
import { resultsPage } from './web/results-page.js';

export interface AppConfig {
  log: Logger;
  /** Origins whose pages may read the answers; none where nothing is said. */
  origins?: Origins;
  /** Under which readers know the server, `https://archive.example`; where nothing is said, what each request asked for. */
  address?: string;
  /** The day it is, `YYYY-MM-DD`: dates in words are counted from it. Where nothing is said, only those with a year are read. */
  today?: () => string;
}

export function createApp(archive: Archive, config: AppConfig): Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing').set('query parser', false);
  app.use(requestLog(config.log), securityHeaders(), namesHost, crossOrigin(config.origins ?? []), compression());

  const today = config.today ?? (() => undefined);
  const get = (path: string, handler: RequestHandler) => {
    app.route(path).get(handler).all(onlyGet);
  };
  get('/', homePage(archive));
  get('/help', helpPage(archive));
  get('/search', resultsPage(archive, today));
  get('/articles/:id', articlePage(archive));
  get('/api/v1/search', searchEndpoint(archive, config.address ?? null, today));
  get('/api/v1/articles/:id', articleEndpoint(archive));
  get('/api/v1/articles/:id/related', relatedEndpoint(archive));
  get('/api/v1/suggest', suggestEndpoint(archive, config.address ?? null));
  get('/search.atom', atomEndpoint(archive, config.address ?? null));
  get('/search.jsonfeed', jsonFeedEndpoint(archive, config.address ?? null));
  get('/opensearch.xml', openSearchEndpoint(config.address ?? null, iconPath));
  get('/openapi.json', openApi);
  get('/assets/:name', asset);
  get('/healthz', alive);
  get('/readyz', ready(archive));

  app.use(slashedId(archive));
  app.use(unknownRoute);
  app.use(failures(config.log));
  return app;
}
