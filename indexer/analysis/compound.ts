/** Is this printed word a compound, and of what? So an archive can learn which closed words it has in parts. */
import { analyzerFor } from './analyzers.js';

export interface Compound {
  /** The term of the closed form: `counteroffens` for `counter-offensives`. */
  closed: string;
  /** The parts' own terms, in order. */
  parts: string[];
}

/** Null where `printed` is no hyphenated word, or more than that one word. */
export function compoundParts(printed: string, language: string): Compound | null {
  const tokens = analyzerFor(language).tokens(printed);
  if (tokens.length === 0) return null;
  const closed = tokens[0];
  if (closed.places === 1 || tokens[tokens.length - 1].position !== closed.places - 1) return null;
  const parts: string[] = [];
  for (const token of tokens.slice(1)) if (token.position === parts.length) parts.push(token.term);
  return { closed: closed.term, parts };
}
