/** A small fixed archive, and what each query means and finds in it: the contract of the query language, read from its file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { articleTypes, type Article } from '../../indexer/article/article.js';
import { articleOf } from '../engine/sketch.js';
import { repositoryRoot } from '../root.js';

const contract = z.strictObject({
  articles: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      /** Behind `# ` a heading. */
      paragraphs: z.array(z.string()),
      date: z.string().optional(),
      language: z.string().optional(),
      source: z.string().optional(),
      author: z.string().optional(),
      place: z.string().optional(),
      type: z.enum(articleTypes),
    }),
  ),
  groups: z.array(
    z.strictObject({
      comment: z.string(),
      cases: z.array(
        z.strictObject({
          query: z.string(),
          /** The library's; all words are wanted, but where it says otherwise. */
          options: z
            .strictObject({
              match: z.enum(['auto', 'all', 'any']),
              sort: z.enum(['relevance', 'newest', 'oldest', 'title']),
              from: z.string(),
              to: z.string(),
              source: z.array(z.string()),
              language: z.array(z.string()),
              type: z.array(z.enum(articleTypes)),
            })
            .partial()
            .optional(),
          parsed: z.string(),
          /** Codes, in order. */
          warnings: z.array(z.string()).optional(),
          /** Ids, sorted; in their order where `ordered` is said. */
          hits: z.array(z.string()),
          ordered: z.literal(true).optional(),
          /** Of the hits, those that lack some of the words; sorted. */
          relaxed: z.array(z.string()).optional(),
        }),
      ),
    }),
  ),
});
const read = contract.parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/contract/cases/queries.json'), 'utf8')));

export const { groups } = read;
export const articles: readonly Article[] = read.articles.map((article) => articleOf(article));
export type QueryOptions = NonNullable<(typeof groups)[number]['cases'][number]['options']>;
