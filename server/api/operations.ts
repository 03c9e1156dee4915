/** Which addresses are there, what do they take and what do they answer? The table that the contract's document is made from. */
import type { z } from 'zod';
import { parameterCodes, type ProblemCode } from './problem.js';
import { feedBody } from './feed-body.js';
import { aliveBody, articleBody, readyBody, relatedBody, searchBody, suggestBody } from './v1/bodies.js';
import { articleParameters, endpointParameters, feedParameters, pageParameters, suggestParameters } from './v1/parameters.js';

export interface Operation {
  id: string;
  summary: string;
  /** Of the query string. */
  parameters?: z.ZodObject;
  /** By media type; null is a text without a schema. */
  answers: Readonly<Record<string, z.ZodType | null>>;
  /** Whether it has an ETag, and answers 304 to who has it already. */
  validated: boolean;
  problems: readonly ProblemCode[];
  /** Whether its answer is one page of several, and links to the others. */
  paged?: boolean;
  /** Whether its problems are shown as pages to a browser. */
  page?: boolean;
}

const page = { 'text/html': null } as const;
const unread = ['not-ready', 'damaged-index', 'internal'] as const satisfies ProblemCode[];
const misasked = ['malformed-url', 'invalid-parameters', ...parameterCodes] as const satisfies ProblemCode[];

/** Every one is GET, and HEAD with it. Paths are the router's own. */
export const operations: Readonly<Record<string, Operation>> = {
  '/': { id: 'homePage', summary: 'The start page: the form, and what is in the archive.', answers: page, validated: true, problems: unread, page: true },
  '/help': { id: 'helpPage', summary: 'How to ask: every form of a query, with its number of articles.', answers: page, validated: true, problems: unread, page: true },
  '/search': {
    id: 'searchPage',
    summary: 'The form and the results. A parameter that is unknown is named on the page and left out.',
    parameters: pageParameters,
    answers: page,
    validated: true,
    problems: ['malformed-url', ...unread],
    page: true,
  },
  '/articles/:id': {
    id: 'articlePage',
    summary: 'The article, with the marks of a search and the way back to it.',
    parameters: pageParameters,
    answers: page,
    validated: true,
    problems: ['malformed-url', 'unknown-article', ...unread],
    page: true,
  },
  '/api/v1/search': {
    id: 'search',
    summary: 'The articles that answer a query.',
    parameters: endpointParameters,
    answers: { 'application/json': searchBody, 'text/csv': null, 'application/x-ndjson': null },
    validated: true,
    paged: true,
    problems: [...misasked, ...unread],
  },
  '/api/v1/articles/:id': {
    id: 'article',
    summary: 'One article, with the marks of a query.',
    parameters: articleParameters,
    answers: { 'application/json': articleBody },
    validated: true,
    problems: ['malformed-url', 'unknown-parameter', 'repeated-parameter', 'invalid-parameters', 'unknown-article', ...unread],
  },
  '/api/v1/articles/:id/related': {
    id: 'related',
    summary: 'The articles about the same as one, at most ten.',
    answers: { 'application/json': relatedBody },
    validated: true,
    problems: ['malformed-url', 'unknown-parameter', 'unknown-article', ...unread],
  },
  '/api/v1/suggest': {
    id: 'suggest',
    summary: 'How a query that is still being written may go on.',
    parameters: suggestParameters,
    answers: { 'application/json': suggestBody, 'application/x-suggestions+json': null },
    validated: true,
    problems: ['malformed-url', 'unknown-parameter', 'repeated-parameter', 'invalid-value', 'invalid-parameters', ...unread],
  },
  '/search.atom': {
    id: 'atomFeed',
    summary: 'The articles that answer a query, as an Atom feed.',
    parameters: feedParameters,
    answers: { 'application/atom+xml': null },
    validated: true,
    paged: true,
    problems: [...misasked, ...unread],
  },
  '/search.jsonfeed': {
    id: 'jsonFeed',
    summary: 'The articles that answer a query, as a JSON Feed.',
    parameters: feedParameters,
    answers: { 'application/feed+json': feedBody },
    validated: true,
    paged: true,
    problems: [...misasked, ...unread],
  },
  '/opensearch.xml': {
    id: 'description',
    summary: 'How a browser or another program searches here, as OpenSearch 1.1 says it.',
    answers: { 'application/opensearchdescription+xml': null },
    validated: true,
    problems: [],
  },
  '/openapi.json': { id: 'contract', summary: 'This document.', answers: { 'application/json': null }, validated: true, problems: [] },
  '/assets/:name': {
    id: 'asset',
    summary: 'What the pages need: the style sheet and the icon, under names that change with their content.',
    answers: { 'text/css': null, 'image/svg+xml': null },
    validated: true,
    problems: ['malformed-url', 'unknown-route'],
    page: true,
  },
  '/healthz': { id: 'alive', summary: 'Whether the process is alive.', answers: { 'application/json': aliveBody }, validated: false, problems: [] },
  '/readyz': {
    id: 'ready',
    summary: 'Whether searches are answered, and by which generation of the index.',
    answers: { 'application/json': readyBody },
    validated: false,
    problems: unread,
  },
};
