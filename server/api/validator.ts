/** Has the asker this answer already? An ETag that names the generation, and 304 where it still holds. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Sends the body, or 304. The tag is of the content as well as of the generation: an index that is made anew counts its
 * generations from one again. Weak, because the time an answer took is left out of it and compression changes the bytes.
 */
export function sendValidated(req: Request, res: Response, generation: number, stable: string, body: string): void {
  send(req, res, `${generation}-${digest(stable)}`, body);
}

/** The same for what is of no generation. */
export function sendTagged(req: Request, res: Response, stable: string, body: string): void {
  send(req, res, digest(stable), body);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function send(req: Request, res: Response, tag: string, body: string): void {
  res.set('ETag', `W/"${tag}"`);
  res.set('Cache-Control', 'no-cache');
  if (req.fresh) res.status(304).end();
  else res.send(body);
}
