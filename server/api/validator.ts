/** Has the asker this answer already? An ETag that names the generation, and 304 where it still holds. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

/**
 * Sends the body, or 304. The tag is of the content as well as of the generation: an index that is made anew counts its
 * generations from one again. Weak, because the time an answer took is left out of it and compression changes the bytes.
 */
export function sendValidated(req: Request, res: Response, generation: number, stable: string, body: string): void {
  const digest = createHash('sha256').update(stable).digest('base64url').slice(0, 16);
  res.set('ETag', `W/"${generation}-${digest}"`);
  res.set('Cache-Control', 'no-cache');
  if (req.fresh) res.status(304).end();
  else res.send(body);
}
