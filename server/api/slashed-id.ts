/** An article's id stands in an address with its slashes as they are: where is the article? */
import type { Request, RequestHandler } from 'express';
import { encoded } from '../search/address.js';
import type { Archive } from '../search/answer.js';
import { Problem } from './problem.js';

/** Behind all routes. Not one itself: the contract has one address an article, and this leads there. */
export function slashedId(archive: Archive): RequestHandler {
  return async (req, res, next) => {
    const parts = /^(\/articles\/|\/api\/v1\/articles\/)(.+\/.+)$/.exec(req.path);
    if (parts === null || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next();
      return;
    }
    const [, base, written] = parts;
    const address = await addressOf(archive, base, decodeURIComponent(written));
    if (address === null) throw new Problem('unknown-route', `There is nothing at ${req.path}. In the address of an article, each / of its id is written %2F.`);
    res.set('Cache-Control', 'no-store').redirect(308, address + parametersOf(req));
  };
}

async function addressOf(archive: Archive, base: string, id: string): Promise<string | null> {
  if ((await archive.article(id)) !== null) return base + encoded(id);
  const part = '/related';
  if (!base.startsWith('/api/') || !id.endsWith(part)) return null;
  const whole = id.slice(0, -part.length);
  return (await archive.article(whole)) === null ? null : base + encoded(whole) + part;
}

function parametersOf({ originalUrl }: Request): string {
  const mark = originalUrl.indexOf('?');
  return mark === -1 ? '' : originalUrl.slice(mark);
}
