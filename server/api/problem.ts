/** What can go wrong between a request and its answer, and how is it said? One row a code; the answer is RFC 9457's. */
import type { ProblemBody } from './v1/bodies.js';

interface ProblemRow {
  status: number;
  title: string;
  /** For docs/problems.md: when it is answered, and what to do. */
  meaning: string;
}

/** Codes are stable: programs branch on them. Titles may be bettered. */
export const problemTable = {
  'malformed-request': {
    status: 400,
    title: 'The request is not well-formed',
    meaning: 'What came is no request of HTTP, or one of HTTP/1.1 without `Host`. The connection is closed.',
  },
  'malformed-url': {
    status: 400,
    title: 'The address is not well-formed',
    meaning: 'A `%` in the address is not followed by two hexadecimal digits, or the bytes are not UTF-8. Encode the value again.',
  },
  'unknown-parameter': {
    status: 400,
    title: 'Unknown parameter',
    meaning: 'The route does not take this parameter; names are case-sensitive. `errors` names it.',
  },
  'repeated-parameter': {
    status: 400,
    title: 'A parameter is given twice',
    meaning: 'Only `source`, `author`, `language`, `type`, `section` and `facets` may be repeated. `errors` names the parameter.',
  },
  'invalid-value': {
    status: 400,
    title: 'A parameter has a wrong value',
    meaning: 'A number out of range, a word that is not on the list, a date that is not in the calendar. `errors` says which and why.',
  },
  'not-yet': {
    status: 400,
    title: 'Not available yet',
    meaning: 'The parameter is part of the contract, but this version does not answer it. Leave it out; `errors` names it.',
  },
  'invalid-parameters': {
    status: 400,
    title: 'Several parameters are wrong',
    meaning: 'More than one of the above at once. `errors` has the code of each.',
  },
  'unknown-article': {
    status: 404,
    title: 'No such article',
    meaning: 'No article of the current generation has this id. In a path an id is one segment: its `/` are written `%2F`.',
  },
  'unknown-route': {
    status: 404,
    title: 'Nothing is here',
    meaning: 'The server has no such route. See docs/http.md for those it has.',
  },
  'wrong-method': {
    status: 405,
    title: 'The method is not allowed here',
    meaning: 'The route exists, but not for this method. The `Allow` header names those it has.',
  },
  'too-slow-request': {
    status: 408,
    title: 'The request took too long to come',
    meaning: 'A request was begun and did not come to its end in time. The connection is closed.',
  },
  'too-large-head': {
    status: 431,
    title: 'The head of the request is too large',
    meaning: 'The address and the headers are more than 128 KiB together. The connection is closed.',
  },
  'not-ready': {
    status: 503,
    title: 'The archive is not open yet',
    meaning: 'The server has started and is still opening the index. Ask again after the seconds that `Retry-After` names.',
  },
  'damaged-index': {
    status: 503,
    title: 'The index cannot be read',
    meaning: 'A file of the index is missing, damaged or of another version. Make the index anew from its sources (`dateline index SOURCE… --full`); the server then goes on by itself.',
  },
  internal: {
    status: 500,
    title: 'The server failed',
    meaning: 'A defect of the server. Its log has the cause; the answer does not.',
  },
} as const satisfies Record<string, ProblemRow>;

export type ProblemCode = keyof typeof problemTable;

/** What can be wrong with one parameter. */
export const parameterCodes = ['unknown-parameter', 'repeated-parameter', 'invalid-value', 'not-yet'] as const satisfies ProblemCode[];

export interface ParameterError {
  parameter: string;
  code: (typeof parameterCodes)[number];
  message: string;
}

interface ProblemFacts extends ErrorOptions {
  errors?: ParameterError[];
  headers?: Record<string, string>;
}

/** Thrown by handlers; `detail` is a sentence for the one who asked, so it holds nothing of the server's inside. */
export class Problem extends Error {
  override name = 'Problem';
  readonly errors: ParameterError[];
  readonly headers: Record<string, string>;

  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    facts: ProblemFacts = {},
  ) {
    super(detail, facts);
    this.errors = facts.errors ?? [];
    this.headers = facts.headers ?? {};
  }

  get status(): number {
    return problemTable[this.code].status;
  }

  get title(): string {
    return problemTable[this.code].title;
  }
}

/** The problem of wrong parameters: the code they share, or the one for a mixture. `known`: the names that there are. */
export function parameterProblem(errors: ParameterError[], known: readonly string[]): Problem {
  const codes = new Set(errors.map((error) => error.code));
  const code = codes.size === 1 ? errors[0].code : 'invalid-parameters';
  const sentences = errors.map((error) => error.message);
  if (codes.has('unknown-parameter')) sentences.push(`This address takes ${known.join(', ')}.`);
  return new Problem(code, sentences.join(' '), { errors });
}

/** The body of an `application/problem+json` answer. */
export function presentProblem(problem: Problem, instance: string): ProblemBody {
  return {
    type: `urn:dateline:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.detail,
    code: problem.code,
    instance,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
  };
}
