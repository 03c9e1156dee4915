/** A handler threw: what is answered? A page to a browser, a problem to a program, and the cause to the log alone. */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { IndexFileError } from '../../indexer/index/error.js';
import { IndexError } from '../../indexer/store/errors.js';
import { operations } from '../api/operations.js';
import { presentProblem, Problem } from '../api/problem.js';
import { problemPage } from '../web/problem-page.js';

/** Only GET is answered, and HEAD with it. */
export const onlyGet: RequestHandler = (req) => {
  throw new Problem('wrong-method', `${req.method} is not allowed here.`, { headers: { Allow: 'GET, HEAD' } });
};

export const unknownRoute: RequestHandler = (req) => {
  throw new Problem('unknown-route', `There is nothing at ${req.path}.`);
};

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof URIError) return new Problem('malformed-url', 'The path is not well-formed percent-encoding.', { cause: error });
  if (error instanceof IndexFileError || error instanceof IndexError) {
    return new Problem('damaged-index', 'The index cannot be read; it has to be made again from its sources.', { cause: error, headers: { 'Retry-After': '60' } });
  }
  return new Problem('internal', 'Something unforeseen happened; the log of the server has the cause.', { cause: error });
}

/** Addresses that a program asks, whatever it says that it accepts: all of /api/, and those whose operation shows no page. */
function isForPrograms(path: string): boolean {
  if (path.startsWith('/api/')) return true;
  return Object.hasOwn(operations, path) && operations[path].page !== true;
}

/** A program that asks a page's address for JSON still gets a problem it can read. */
function wantsPage(req: Request): boolean {
  return !isForPrograms(req.path) && req.accepts(['html', 'json']) === 'html';
}

export function failures(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters.
  return (error: unknown, req, res, next) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ err: problem.cause ?? problem, code: problem.code, method: req.method, url: req.originalUrl }, problem.detail);
    if (res.headersSent) {
      next(error);
      return;
    }
    res.status(problem.status).set(problem.headers).set('Cache-Control', 'no-store');
    if (wantsPage(req)) res.type('html').send(problemPage(problem));
    else res.type('application/problem+json').send(JSON.stringify(presentProblem(problem, req.originalUrl)));
  };
}
