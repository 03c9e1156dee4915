/** How are very many hits sent? As fast as the one who asked takes them, and no further than to where one stops listening. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Hit } from '../../search/answer.js';
import type { HitFormat } from './hit-lines.js';

/** Characters that are sent together: as many as a stream of Node's holds before it asks its writer to wait. */
const portion = 16 * 1024;

async function* portions(hits: AsyncIterable<Hit>, format: HitFormat, origin: string): AsyncGenerator<string, void, undefined> {
  let text = format.head;
  for await (const hit of hits) {
    text += format.line(hit, origin);
    if (text.length < portion) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

/** What fails before the first portion is there is thrown, and can still be answered as a problem; later the answer breaks off. */
export async function sendHits(req: Request, res: Response, hits: AsyncIterable<Hit>, format: HitFormat, origin: string): Promise<void> {
  const texts = portions(hits, format, origin);
  try {
    const first = req.method === 'HEAD' ? { done: true as const } : await texts.next();
    res.set({ 'Content-Type': format.type, 'Content-Disposition': `attachment; filename="${format.fileName}"`, 'Cache-Control': 'no-store' });
    if (first.done === true) {
      res.end();
      return;
    }
    await pipeline(Readable.from(following(first.value, texts)), res);
  } catch (error) {
    // Nobody is left to be told.
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error;
  } finally {
    // Who leaves before the first portion is sent has begun a search that no stream will end: it holds a generation.
    await texts.return(undefined);
  }
}

async function* following(first: string, rest: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  yield first;
  yield* rest;
}
