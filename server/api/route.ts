/** What does every route share? A handler is made from the archive; a part of the path is one text. */
import type { Request, RequestHandler } from 'express';
import type { Archive } from '../search/answer.js';

export type Route = (archive: Archive) => RequestHandler;

/** The article that a path names. Express has decoded it: one segment is one id. */
export function idOf(req: Request): string {
  const { id } = req.params;
  return typeof id === 'string' ? id : '';
}
