/** Where do the pages' style and icon come from? Files beside this one, under names that change with their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { Problem } from '../api/problem.js';
import { packageRoot } from '../package.js';

interface Asset {
  type: string;
  content: Buffer;
  digest: string;
}

const assets = new Map<string, Asset>();

function load(file: string, type: string): string {
  const content = readFileSync(join(packageRoot, 'server', 'web', file));
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const [stem = '', extension = ''] = file.split('.');
  const name = `${stem}.${digest}.${extension}`;
  assets.set(name, { type, content, digest });
  return `/assets/${name}`;
}

export const stylePath = load('style.css', 'text/css');
export const iconPath = load('icon.svg', 'image/svg+xml');

export const asset: RequestHandler = (req, res) => {
  const { name } = req.params;
  const found = typeof name === 'string' ? assets.get(name) : undefined;
  if (!found) throw new Problem('unknown-route', `There is nothing at ${req.path}.`);
  res.type(found.type).set('ETag', `"${found.digest}"`).set('Cache-Control', 'public, max-age=31536000, immutable');
  if (req.fresh) res.status(304).end();
  else res.send(found.content);
};
