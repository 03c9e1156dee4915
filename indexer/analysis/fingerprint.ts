/** Would the same text give other terms today? Then an index must be made anew. */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { capitalNames } from './acronym.js';
import { longestStemmed, longestTerm } from './chunk.js';
import { languages } from './language/language.js';

/** One more with every change of a rule that the tables below do not show. */
const rules = 1;

function stemmerVersion(): string {
  const description: unknown = createRequire(import.meta.url)('snowball-stemmers/package.json');
  if (typeof description === 'object' && description !== null && 'version' in description) return String(description.version);
  throw new TypeError('snowball-stemmers/package.json names no version');
}

/**
 * What decides over every result: the rules' number, the stemmers' version, the tables, and Unicode's and ICU's versions,
 * since classes of letters and the words of unspaced scripts come from there. 16 hexadecimal digits.
 */
export const analysisFingerprint: string = createHash('sha256')
  .update(
    JSON.stringify({
      rules,
      stemmers: stemmerVersion(),
      unicode: process.versions.unicode,
      icu: process.versions.icu,
      longestStemmed,
      longestTerm,
      capitalNames: [...capitalNames],
      languages: [...languages].map(([code, language]) => [
        code, language.algorithm, [...language.stopWords], [...language.elisions], language.endings,
      ]),
    }),
  )
  .digest('hex')
  .slice(0, 16);
