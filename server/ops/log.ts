/** Who asked what, and what went wrong? One line of JSON a request, and one a failure. */
import type { RequestHandler } from 'express';
import { pino, type DestinationStream, type Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import type { LogKind } from './log-kinds.js';

export function openLog(kind: LogKind, destination: DestinationStream): Logger {
  const level = { requests: 'info', errors: 'error', off: 'silent' }[kind];
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
}

/** Neither headers nor addresses of readers: a log of an archive is not a record of who reads. */
export function requestLog(log: Logger): RequestHandler {
  const handler = pinoHttp({
    logger: log,
    wrapSerializers: false,
    serializers: { req: () => undefined, res: () => undefined, err: () => undefined },
    // The failure itself is logged where it is turned into a problem.
    customLogLevel: () => 'info',
    customSuccessObject: (req, res, facts: { responseTime: number }) => ({
      method: req.method,
      url: req.url,
      status: res.statusCode,
      ms: facts.responseTime,
    }),
    customErrorObject: (req, res) => ({ method: req.method, url: req.url, status: res.statusCode }),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
  });
  return (req, res, next) => {
    handler(req, res, next);
  };
}
