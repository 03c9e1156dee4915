/** Where in the order of hits does one go on? A place that says what stood there, not which article or page it was. */
import { z } from 'zod';
import type { Sort } from '../search/answer.js';

/** What the order of a sort looks at. It holds in every generation, whatever came or went meanwhile. */
export interface Cursor {
  sort: Sort;
  /** 1 among the hits that lack some of the words, which follow those that have them all. */
  group: 0 | 1;
  score: number;
  /** As `DayNumber`; 0 is undated. */
  day: number;
  /** What titles are ordered by; empty for the other sorts. */
  title: string;
  id: string;
}

const sorts = ['relevance', 'newest', 'oldest', 'title'] as const satisfies readonly Sort[];

const shape = z.tuple([z.enum(sorts), z.union([z.literal(0), z.literal(1)]), z.number(), z.int().min(0).max(99_991_231), z.string(), z.string()]);

/** Opaque to whoever carries it. */
export function encodeCursor({ sort, group, score, day, title, id }: Cursor): string {
  const text = JSON.stringify([sort, group, score, day, title, id] satisfies z.infer<typeof shape>);
  return Buffer.from(text, 'utf8').toString('base64url');
}

/** null where a text is none that `encodeCursor` gave. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const { data } = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (data === undefined) return null;
    const [sort, group, score, day, title, id] = data;
    const cursor = { sort, group, score, day, title, id };
    return encodeCursor(cursor) === text ? cursor : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
