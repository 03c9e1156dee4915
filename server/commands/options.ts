/** Which options have serving and searching? The table of those beside the indexer's. */
import { z } from 'zod';
import { onOff, optionTable, wholeNumber } from '../../indexer/commands/option.js';
import { endpointParameters, hitFormatNames } from '../api/v1/parameters.js';
import type { Origins } from '../guard/cors.js';
import { logKinds } from '../ops/log-kinds.js';

export const host = z.string().trim().min(1, { error: 'must name a host' }).default('127.0.0.1').register(optionTable, {
  value: '<address>',
  env: 'HOST',
  doc: 'The address that is listened on; 0.0.0.0 answers other machines too.',
});

export const port = wholeNumber(0, 65535, 3000).register(optionTable, {
  value: '<number>',
  env: 'PORT',
  doc: 'The port that is listened on; 0 takes a free one and prints it.',
});

/** 0: as many as there are processors, so the default needs no knowledge of the machine. */
export const processes = wholeNumber(0, 64, 0).register(optionTable, {
  value: '<number>',
  env: 'DATELINE_PROCESSES',
  doc: 'How many processes answer, each with the archive in its own memory; 0 is one a processor, as far as half of the machine’s memory holds twice what each begins with.',
});

export const log = z
  .enum(logKinds, { error: `must be one of ${logKinds.join(', ')}` })
  .default('requests')
  .register(optionTable, {
    value: '<what>',
    env: 'DATELINE_LOG',
    doc: 'What is logged on standard error, a line of JSON each: requests (and errors), errors, off.',
  });

/** `https://news.example`, without a path; a browser says the same of itself. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

export const cors = z
  .string()
  .trim()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ''))
  .refine((origins) => origins.every((origin) => isOrigin(origin)) || (origins.length === 1 && origins[0] === '*'), {
    error: 'must be origins such as https://news.example, separated by commas, or *',
  })
  .transform((origins): Origins => (origins[0] === '*' ? '*' : origins))
  .register(optionTable, {
    value: '<origins>',
    env: 'DATELINE_CORS',
    doc: 'Whose pages may read the answers from a browser: origins separated by commas, or * for all; none by default.',
  });

export const publicAddress = z
  .string()
  .trim()
  .refine((text) => text === '' || (isOrigin(text) && /^https?:/.test(text)), { error: 'must be an address such as https://archive.example, without a path' })
  .transform((text) => (text === '' ? undefined : text))
  .optional()
  .register(optionTable, {
    value: '<address>',
    env: 'DATELINE_PUBLIC_ADDRESS',
    doc: 'Under which readers know the server, where a proxy stands before it; feeds and CSV give whole addresses. Else serve takes the host that is asked for, and search --format csv gives addresses without a host.',
  });

export const source = z.string().trim().min(1, { error: 'must name a folder' }).default('corpus').register(optionTable, {
  value: '<folder>',
  env: 'DATELINE_SOURCE',
  doc: 'The folder of articles that the index is brought up to date with before it is served.',
});

// The endpoint's parameters, under the endpoint's rules.
const parameters = endpointParameters.shape;

export const from = parameters.from.register(optionTable, { value: '<date>', env: 'DATELINE_FROM', doc: 'No article before this year, month or day.' });

export const to = parameters.to.register(optionTable, { value: '<date>', env: 'DATELINE_TO', doc: 'No article after this year, month or day.' });

export const sort = parameters.sort.register(optionTable, {
  value: '<order>',
  env: 'DATELINE_SORT',
  doc: 'The order of the hits: relevance, newest, oldest or title.',
});

export const near = parameters.near.register(optionTable, {
  value: '<date>',
  env: 'DATELINE_NEAR',
  doc: 'A year, month or day: articles of the days around it come first.',
});

export const scale = parameters.scale.register(optionTable, {
  value: '<time>',
  env: 'DATELINE_SCALE',
  doc: 'How wide around --near is: 90d, 6w, 3m or 2y, at which a score falls to 0.61 of itself.',
});

export const match = parameters.match.register(optionTable, {
  value: '<words>',
  env: 'DATELINE_MATCH',
  doc: 'Articles with all words, with any, or auto: all, and below them any where there are few.',
});

export const page = parameters.page.register(optionTable, { value: '<number>', env: 'DATELINE_PAGE', doc: 'The page of results, from 1.' });

export const after = parameters.after.register(optionTable, {
  value: '<cursor>',
  env: 'DATELINE_AFTER',
  doc: 'In place of a page, the hits behind a cursor: the value of after= in the next of an answer with --json.',
});

export const perPage = parameters.per_page.register(optionTable, {
  value: '<number>',
  env: 'DATELINE_PER_PAGE',
  doc: 'Hits a page, 1 to 100.',
});

export const snippets = parameters.snippets.register(optionTable, {
  value: '<number>',
  env: 'DATELINE_SNIPPETS',
  doc: 'Snippets a hit, 0 to 10.',
});

/** Several values by several flags; as a variable one, which may hold a comma. */
const values = () => z.union([z.array(z.string()), z.string().transform((value) => [value])]).default([]);

/** Several values without commas and spaces of their own: also in one, separated by them, so that a variable may hold several. */
const words = () => values().transform((given) => given.flatMap((one) => one.split(/[\s,]+/).filter((word) => word !== '')));

export const inSource = values().register(optionTable, { value: '<name>', env: 'DATELINE_IN_SOURCE', repeats: true, doc: 'Only articles of this source; may be repeated.' });

export const author = values().register(optionTable, { value: '<name>', env: 'DATELINE_AUTHOR', repeats: true, doc: 'Only articles by this author; may be repeated.' });

export const language = words().register(optionTable, { value: '<code>', env: 'DATELINE_IN_LANGUAGE', repeats: true, doc: 'Only articles in this language, such as en; may be repeated, or several in one, separated by commas.' });

export const type = words().register(optionTable, { value: '<type>', env: 'DATELINE_TYPE', repeats: true, doc: 'Only articles from files of this type: txt, md, html, pdf or ndjson; may be repeated, or several in one, separated by commas.' });

export const section = values().register(optionTable, { value: '<heading>', env: 'DATELINE_SECTION', repeats: true, doc: 'Only articles with this heading; may be repeated.' });

export const facets = words().register(optionTable, { value: '<name>', env: 'DATELINE_FACETS', repeats: true, doc: 'Count the hits by source, author, language, type, section or decade; may be repeated, or several in one, separated by commas.' });

export const timeline = parameters.timeline.register(optionTable, {
  value: '<interval>',
  env: 'DATELINE_TIMELINE',
  doc: 'Count the hits over time, by year, month or day, or auto, which goes by their span; or none.',
});

export const format = z.enum(hitFormatNames, { error: `must be ${hitFormatNames.join(' or ')}` }).optional().register(optionTable, {
  value: '<format>',
  env: 'DATELINE_FORMAT',
  doc: 'Print every hit, without pages, as csv or ndjson.',
});

const colours = ['auto', 'always', 'never'] as const;

export const color = z.enum(colours, { error: `must be one of ${colours.join(', ')}` }).default('auto').register(optionTable, {
  value: '<when>',
  env: 'DATELINE_COLOR',
  doc: 'Whether marks are coloured: auto (on a terminal, unless NO_COLOR is set), always or never.',
});

export const perQuery = onOff().register(optionTable, { value: null, env: 'DATELINE_PER_QUERY', doc: 'Print the figures of every query too.' });

export const run = z.string().trim().min(1, { error: 'must name a file' }).optional().register(optionTable, {
  value: '<file>',
  env: 'DATELINE_RUN',
  doc: 'Write the 100 best documents of every query to this file, as a TREC run.',
});

export const minisearch = onOff().register(optionTable, {
  value: null,
  env: 'DATELINE_MINISEARCH',
  doc: 'Write the index as JSON for MiniSearch.loadJSON instead, for a small archive in a browser.',
});

export const output = z.string().trim().min(1, { error: 'must name a file' }).optional().register(optionTable, {
  value: '<file>',
  env: 'DATELINE_OUTPUT',
  doc: 'Write to this file instead of standard output.',
});
