/**
 * What do the endpoints answer? The schema of every JSON body: types, the contract's document and the client are made from it. Longer
 * than most: a line for each member.
 */
import { z } from 'zod';
import { articleTypes, type DateOrigin, type TitleOrigin } from '../../../indexer/article/article.js';
import { parameterCodes, problemTable, type ProblemCode } from '../problem.js';

const count = z.int().min(0);
const number = z.int().min(1);
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).meta({ description: 'As precise as it was printed: a year, a month or a day.', examples: ['2023-01-20'] });
const address = z.string().meta({ description: 'An address below the server’s own.' });

const dateOrigins = ['given', 'front-matter', 'header', 'meta', 'dateline', 'file-name', 'pdf-info', 'none'] as const satisfies DateOrigin[];
const titleOrigins = ['given', 'front-matter', 'header', 'meta', 'heading', 'pdf-info', 'first-sentence', 'file-name'] as const satisfies TitleOrigin[];

const mark = z.object({ start: count, end: count }).meta({ description: 'UTF-16 units in the text given beside it, end exclusive.' });

const snippet = z.object({
  field: z.literal('text'),
  text: z.string(),
  html: z.string().meta({ description: 'Escaped; holds no tag but <mark>.' }),
  marks: z.array(mark),
  paragraph: number.meta({ description: 'The paragraph it begins in, from 1: the page’s anchor is #p and this.' }),
  page: number.nullable().meta({ description: 'Of a paged format, from 1.' }),
  section: z.string().nullable().meta({ description: 'The heading it stands under.' }),
  speaker: z.string().nullable().meta({ description: 'Whose words are marked in it, where one speaker is named.', examples: ['Dmitry Peskov'] }),
  offset: count.meta({ description: 'Where it begins in the article’s text, UTF-16 units.' }),
  url: address,
});

/** What a hit and an article both tell. */
export const card = z.object({
  id: z.string(),
  title: z.string(),
  titleMarks: z.array(mark),
  titleOrigin: z.enum(titleOrigins),
  date: date.nullable(),
  dateOrigin: z.enum(dateOrigins),
  source: z.string().nullable(),
  author: z.string().nullable(),
  language: z.string().meta({ description: 'ISO 639.', examples: ['en'] }),
  type: z.enum(articleTypes),
});

export const hit = card.extend({
  rank: number.meta({ description: 'From 1, over all pages.' }),
  score: z.number(),
  url: address,
  matchedWords: z.array(z.string()).meta({ description: 'The words and phrases of the query that the article has, as they were written.' }),
  missingWords: z.array(z.string()).meta({ description: 'The words that it lacks, where the answer is relaxed.' }),
  snippets: z.array(snippet),
});

const warning = z
  .object({ code: z.string(), message: z.string(), start: count, end: count })
  .meta({ description: 'What was mended in the query or cut short, and where: UTF-16 units, end exclusive; the whole query where it is about all of it.' });

const facetValue = z.object({
  value: z.string().nullable().meta({ description: 'null for the articles that have none.' }),
  count,
});
const facet = z.array(facetValue).optional();
const beyond = count.optional();

const day = z.iso.date();
const bucket = z.object({
  from: day,
  to: day.meta({ description: 'Inclusive.' }),
  count: count.meta({ description: 'Hits of these days.' }),
  articles: count.meta({ description: 'Articles of these days in the whole archive.' }),
});
const timeline = z.object({
  interval: z.enum(['day', 'month', 'year', 'decade']),
  buckets: z.array(bucket),
  undated: count.meta({ description: 'Hits without a date.' }),
});


const dateOffer = z
  .object({
    words: z.string(),
    start: count.meta({ description: 'Of the words in the query, UTF-16 units.' }),
    end: count.meta({ description: 'Exclusive.' }),
    query: z.string().meta({ description: 'The query without them.' }),
    from: day.nullable().meta({ description: 'The first day; null is open.' }),
    to: day.nullable().meta({ description: 'The last day, inclusive; null is open.' }),
    reference: day.nullable().meta({ description: 'The day from which words such as “last march” were counted; null where they name their year.' }),
    total: number.meta({ description: 'What a search for that query and those dates finds, with the same parameters.' }),
  })
  .meta({ description: 'A date that the query names in words: what to ask, and from and to, if the date is meant.' });
const offer = z
  .object({ query: z.string(), total: number.meta({ description: 'What a search for it finds, with the same parameters.' }) })
  .meta({ description: 'Another spelling of the query, made of words of the archive.' });

export const searchBody = z.object({
  query: z.string(),
  parsed: z.string().meta({ description: 'The query as it was understood, in the query language.' }),
  warnings: z.array(warning),
  dateOffers: z.array(dateOffer).meta({ description: 'Those that find something; empty where the search has a date already.' }),
  missingEverywhere: z.array(z.string()).meta({ description: 'Words of the query that no article has.' }),
  didYouMean: z.array(offer).meta({ description: 'The likeliest first; on the first page alone.' }),
  index: z.object({ generation: count, articles: count }),
  total: count.meta({ description: 'Exact.' }),
  totalAll: count.nullable().meta({ description: 'How many of these have all the words; null where match is any, for which one of several is enough.' }),
  relaxed: z.boolean().meta({ description: 'Whether articles follow that lack some of the words.' }),
  page: number,
  perPage: number,
  next: address.nullable().meta({ description: 'What follows in this search, by a cursor; null at the end.' }),
  tookMs: z.number().min(0),
  hits: z.array(hit),
  facets: z
    .object({ source: facet, author: facet, language: facet, type: facet, section: facet, decade: facet })
    .meta({ description: 'Those that were asked for: the most frequent values first, equal ones by name, last those without a value.' }),
  facetsBeyond: z
    .object({ source: beyond, author: beyond, language: beyond, type: beyond, section: beyond, decade: beyond })
    .meta({ description: 'How many values each facet has beside those that are given.' }),
  timeline: timeline.nullable(),
});

const paragraph = z.object({
  number: number.meta({ description: 'From 1: the page’s anchor is #p and this.' }),
  kind: z.enum(['text', 'heading']),
  page: number.nullable(),
  start: count.meta({ description: 'UTF-16 units in the article’s text.' }),
  end: count.meta({ description: 'Exclusive.' }),
  marks: z.array(mark).meta({ description: 'In the paragraph’s own text.' }),
});

const quotedPart = z.object({
  paragraph: number,
  start: count.meta({ description: 'UTF-16 units in the article’s text, without the quotation marks.' }),
  end: count.meta({ description: 'Exclusive.' }),
});

const quotation = z.object({
  text: z.string().meta({ description: 'Its parts, with a space between.' }),
  speaker: z.string().nullable().meta({ description: 'The fullest name that the article has; null where nobody is named.', examples: ['Dmitry Peskov'] }),
  speakerAsWritten: z.string().nullable().meta({ description: 'As printed beside the quotation.', examples: ['Mr Peskov'] }),
  verb: z.string().nullable().meta({ description: 'As printed, in small letters.', examples: ['said'] }),
  carried: z.boolean().meta({ description: 'The speaker is an earlier quotation’s, which this one plainly continues.' }),
  parts: z.array(quotedPart).min(1),
});

export const articleBody = card.extend({
  dateline: z.object({ place: z.string().nullable(), agency: z.string().nullable() }).nullable(),
  tags: z.array(z.string()),
  publishedAt: z.string().nullable().meta({ description: 'Where the article was published, as its source says.' }),
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string(),
  paragraphs: z.array(paragraph),
  quotations: z.array(quotation).meta({ description: 'In order of place.' }),
});

const suggestedQuery = z.object({
  query: z.string().meta({ description: 'The query with its last word gone on.' }),
  word: z.string().meta({ description: 'That word, as the archive prints it.' }),
  articles: count.meta({ description: 'How many articles have it.' }),
  url: address,
});

const suggestedTitle = card.pick({ id: true, title: true, titleMarks: true, date: true, source: true }).extend({ url: address });

export const suggestBody = z.object({ query: z.string(), completions: z.array(suggestedQuery), titles: z.array(suggestedTitle) });

const relatedHit = card.omit({ titleMarks: true }).extend({
  rank: number,
  score: z.number(),
  url: address,
  sharedWords: z.array(z.string()).meta({ description: 'What both articles have and few others, the most telling first; without accents and capitals.' }),
  nearDuplicate: z.boolean().meta({ description: 'Whether its text is the same in nearly all.' }),
});

export const relatedBody = z.object({ id: z.string(), related: z.array(relatedHit) });

export const aliveBody = z.object({ status: z.literal('alive') });

export const readyBody = z.object({ status: z.literal('ready'), generation: count, articles: count });

const problemCodes = Object.keys(problemTable) as [ProblemCode, ...ProblemCode[]];

const parameterError = z.object({ parameter: z.string(), code: z.enum(parameterCodes), message: z.string().min(1) });

export const problemBody = z
  .object({
    type: z.string().meta({ description: '`urn:dateline:problem:` and the code.' }),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().min(1),
    code: z.enum(problemCodes),
    instance: z.string().meta({ description: 'The address that was asked.' }),
    errors: z.array(parameterError).optional().meta({ description: 'A line for each wrong parameter.' }),
  })
  .meta({ description: 'RFC 9457.' });

export type HitBody = z.infer<typeof hit>;
export type SearchBody = z.infer<typeof searchBody>;
export type ArticleBody = z.infer<typeof articleBody>;
export type SuggestBody = z.infer<typeof suggestBody>;
export type RelatedBody = z.infer<typeof relatedBody>;
export type ReadyBody = z.infer<typeof readyBody>;
export type ProblemBody = z.infer<typeof problemBody>;

/** The bodies that the contract calls by name. */
export const bodies = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries({
  Mark: mark,
  Hit: hit,
  Snippet: snippet,
  Warning: warning,
  DateOffer: dateOffer,
  FacetValue: facetValue,
  TimelineBucket: bucket,
  Timeline: timeline,
  Offer: offer,
  Paragraph: paragraph,
  Quotation: quotation,
  SearchAnswer: searchBody,
  Article: articleBody,
  SuggestedQuery: suggestedQuery,
  SuggestedTitle: suggestedTitle,
  Suggestions: suggestBody,
  RelatedHit: relatedHit,
  RelatedArticles: relatedBody,
  Alive: aliveBody,
  Ready: readyBody,
  Problem: problemBody,
})) {
  bodies.add(schema, { id });
}
