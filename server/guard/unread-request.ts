/**
 * A request that cannot be read never comes to the app: what is its sender told? The problem, in the form of all others, and the connection is
 * closed.
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RequestHandler } from 'express';
import { presentProblem, Problem } from '../api/problem.js';
import { securityHeaders } from './headers.js';

/**
 * So long is read on behind the answer, and thrown away. Who is still sending would else find the connection reset, and the answer lost
 * with it (RFC 9112, 9.6).
 */
const lingerMs = 1000;

const withHeaders = securityHeaders();

/** null where the connection failed, and not what came through it. */
function problemOf({ code = '' }: NodeJS.ErrnoException): Problem | null {
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('too-large-head', 'The address and the headers are more than this server reads.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('too-slow-request', 'The request did not come to its end in time.');
  if (code.startsWith('HPE_')) return new Problem('malformed-request', 'What came is no request of HTTP.');
  return null;
}

/** For every further piece that comes behind what could not be read, the server says so again. */
const told = new WeakSet<Duplex>();

/** For `clientError` of the server. */
export function answerUnread(error: Error, socket: Duplex): void {
  if (told.has(socket)) return;
  told.add(socket);
  const problem = problemOf(error);
  if (problem === null || !socket.writable || !(socket instanceof Socket)) {
    socket.destroy();
    return;
  }
  say(problem, socket);
  const linger = setTimeout(() => {
    socket.destroy();
  }, lingerMs);
  socket.once('close', () => {
    clearTimeout(linger);
  });
}

function say(problem: Problem, socket: Socket): void {
  const req = new IncomingMessage(socket);
  const res = new ServerResponse(req);
  try {
    res.assignSocket(socket);
  } catch {
    // The request before is being answered: that answer may leave, within `lingerMs`, and nothing is said in the middle of it.
    return;
  }
  withHeaders(req, res, () => {
    res.statusCode = problem.status;
    res.setHeader('Cache-Control', 'no-store').setHeader('Content-Type', 'application/problem+json; charset=utf-8').setHeader('Connection', 'close');
    res.end(JSON.stringify(presentProblem(problem, '')), () => {
      socket.end();
    });
  });
}

/** A request of HTTP/1.1 names the host it is for (RFC 9112, 3.2). */
export const namesHost: RequestHandler = (req, res, next) => {
  if (req.httpVersion === '1.1' && req.headers.host === undefined) {
    res.set('Connection', 'close');
    throw new Problem('malformed-request', 'A request of HTTP/1.1 has to name its host.');
  }
  next();
};
