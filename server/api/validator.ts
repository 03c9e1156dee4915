/** Has the asker this answer already? An ETag that names the generation, and 304 where it still holds. */
import { hash } from 'node:crypto';
import type { Request, Response } from 'express';
import { version } from '../package.js';

/**
 * Sends the body, or 304. The tag is of the content as well as of the generation: an index that is made anew counts its
 * generations from one again. Weak, because the time an answer took is left out of it and compression changes the bytes.
 */
export function sendValidated(req: Request, res: Response, generation: number, stable: string, body: string): void {
  send(req, res, `${generation}-${digest(stable)}`, body);
}

/**
 * Names the answer to a request before it is made: the generation, when it was committed, this version of the program and what was
 * asked decide it but for the time it took. True where the asker has it: 304 is sent, and there is nothing to be made.
 */
export function isKnown(req: Request, res: Response, { generation, committedAt }: { generation: number; committedAt: string }, asked: unknown): boolean {
  describe(res, `${generation}-${digest(JSON.stringify([committedAt, version, asked]))}`);
  if (!req.fresh) return false;
  res.status(304).end();
  return true;
}

/** The same for what is of no generation. */
export function sendTagged(req: Request, res: Response, stable: string, body: string): void {
  send(req, res, digest(stable), body);
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16);
}

function describe(res: Response, tag: string): void {
  res.set('ETag', `W/"${tag}"`);
  res.set('Cache-Control', 'no-cache');
}

function send(req: Request, res: Response, tag: string, body: string): void {
  describe(res, tag);
  if (req.fresh) res.status(304).end();
  else res.send(body);
}
