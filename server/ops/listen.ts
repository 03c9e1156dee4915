/** How does the server begin and end? It ends as it should: what was asked is answered, then nothing is left open. */
import { createServer, type RequestListener } from 'node:http';
import type { Duplex } from 'node:stream';

/** 10,000 characters of a query, each three bytes of UTF-8 and percent-encoded to nine, and the headers beside them. */
const maxHeaderBytes = 128 * 1024;
/** A reader who does not take the answer within this time holds up nobody's restart. */
const graceMs = 10_000;

export interface ListeningServer {
  /** `http://127.0.0.1:3000`, with the port that was really given. */
  url: string;
  close(): Promise<void>;
}

/** The port is taken, or the host is not this machine's. */
export class CannotListen extends Error {
  override name = 'CannotListen';
  readonly code = 'cannot-listen';
}

/**
 * `unread` answers what cannot be read as a request.
 * @throws CannotListen, whose cause is the system's error.
 */
export async function listen(app: RequestListener, unread: (error: Error, socket: Duplex) => void, host: string, port: number): Promise<ListeningServer> {
  // Node would answer who names no host itself, without a word.
  const server = createServer({ maxHeaderSize: maxHeaderBytes, requireHostHeader: false }, app).on('clientError', unread);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const why = cause.code === 'EADDRINUSE' ? 'the port is taken; choose another with --port' : cause.message;
      reject(new CannotListen(`cannot listen on ${host}, port ${port}: ${why}`, { cause }));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve, reject) => {
        // A connection that is kept alive becomes idle only when its last answer has left.
        const idle = setInterval(() => {
          server.closeIdleConnections();
        }, 50);
        const grace = setTimeout(() => {
          server.closeAllConnections();
        }, graceMs);
        server.close((error) => {
          clearInterval(idle);
          clearTimeout(grace);
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
