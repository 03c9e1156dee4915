/** Is the server alive, and can it answer? For whoever restarts it or sends it readers. */
import type { RequestHandler } from 'express';
import type { Route } from '../api/route.js';

export const alive: RequestHandler = (_req, res) => {
  res.set('Cache-Control', 'no-store').json({ status: 'alive' });
};

/** 503 for as long as the archive does not answer: its refusal is the problem that is sent. */
export const ready: Route = (archive) => (_req, res) => {
  res.set('Cache-Control', 'no-store');
  const { generation, articles } = archive.generation();
  res.json({ status: 'ready', generation, articles });
};
