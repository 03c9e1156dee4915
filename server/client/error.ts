/** What can go wrong between a program and a server? A question that cannot be asked, a problem that the server names, or an answer that is none of its own. */
import type { ProblemBody } from '../api/v1/bodies.js';

/** The server said no, and why. */
export class DatelineProblem extends Error {
  override name = 'DatelineProblem';
  /** Stable: what a program branches on. The codes are listed in docs/problems.md. */
  readonly code: ProblemBody['code'];
  readonly status: number;
  readonly title: string;
  /** A line for each wrong parameter. */
  readonly errors: NonNullable<ProblemBody['errors']>;

  constructor(
    body: ProblemBody,
    /** After so many seconds it may be worth asking again; null where the server does not say so. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(body.detail);
    this.code = body.code;
    this.status = body.status;
    this.title = body.title;
    this.errors = body.errors ?? [];
  }
}

/** An option that no search has: a slip, or one that has its meaning elsewhere. Nothing was asked. */
export class UnknownOption extends RangeError {
  override name = 'UnknownOption';
  readonly code = 'invalid-option';

  constructor(
    readonly option: string,
    options: readonly string[],
  ) {
    super(`there is no option ${option}; there are ${options.join(', ')}`);
  }
}

/** What answered is no Dateline server: a proxy's page, or another program at this address. */
export class UnexpectedAnswer extends Error {
  override name = 'UnexpectedAnswer';
  readonly code = 'unexpected-answer';

  constructor(
    readonly url: string,
    readonly status: number,
    options?: ErrorOptions,
  ) {
    super(`${url} answered ${status} with something that is not of the Dateline API`, options);
  }
}
