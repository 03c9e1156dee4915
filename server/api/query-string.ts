/** Which parameters does an address carry? Every name with all its values, in order; nothing is guessed. */
import { Problem } from './problem.js';

export type RawParameters = ReadonlyMap<string, readonly string[]>;

/** `what` begins the sentence. */
function decoded(part: string, what: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch (cause) {
    // A long query is cut in the sentence, not in the decoding.
    const shown = part.length > 60 ? `${part.slice(0, 60)}…` : part;
    throw new Problem('malformed-url', `${what}, “${shown}”, is not well-formed percent-encoding.`, { cause });
  }
}

/**
 * The parameters of a request's URL. Stricter than URLSearchParams, which lets broken percent-encoding pass.
 * @throws Problem `malformed-url`
 */
export function rawParameters(url: string): RawParameters {
  const parameters = new Map<string, string[]>();
  const mark = url.indexOf('?');
  if (mark === -1) return parameters;
  for (const pair of url.slice(mark + 1).split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decoded(equals === -1 ? pair : pair.slice(0, equals), 'A parameter’s name');
    const value = equals === -1 ? '' : decoded(pair.slice(equals + 1), `The value of ${name.slice(0, 40)}`);
    const values = parameters.get(name);
    if (values) values.push(value);
    else parameters.set(name, [value]);
  }
  return parameters;
}
