/** What may a reader ask? Queries at random, in the words of the random archives. */
import fc from 'fast-check';

const plainWord = fc.constantFrom(
  'treaty', 'treaties', 'war', 'signed', 'the', 'of', 'us', 'US', 'u.s.', 'counter-offensive', 'counteroffensive', 'counter', 'offensive',
  'cafe', 'café', 'kyiv', '$5bn', '5bn', '1000', 'new', 'start', 'peace', 'verträge', 'vertrag', 'ceasefire', 'fire', 'nowhere',
);

const quoted = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(plainWord, { minLength: least, maxLength: most }).map((words) => `"${words.join(' ')}"`);

const loose = fc.tuple(quoted(2, 3), fc.nat(4)).map(([phrase, slop]) => `${phrase}~${slop}`);

const spelling = fc.constantFrom('treat*', 's?gn*', '*ar', 'c*', '=treaties', '=us', '=cafe', '=nowhere', 'traety~', 'wra~', 'offensvie~', 'kyiv~');

const point = fc.oneof(plainWord, plainWord, quoted(2, 2), spelling);

const near = fc.tuple(point, fc.integer({ min: 1, max: 4 }), point).map(([a, n, b]) => `(${a} NEAR/${n} ${b})`);

const same = fc.tuple(fc.oneof(point, near), point).map(([a, b]) => `(${a} SAME ${b})`);

const field = fc
  .tuple(fc.constantFrom('title', 'section', 'author', 'source', 'place'), fc.oneof(plainWord, quoted(2, 2), loose, spelling, fc.constantFrom('anna', 'ben', 'gazette', 'courier')))
  .map(([name, word]) => `${name}:${word}`);

const nearInField = fc
  .tuple(fc.constantFrom('title', 'section', 'author'), plainWord, plainWord)
  .map(([name, a, b]) => `(${name}:${a} NEAR/2 ${b})`);

const condition = fc.constantFrom(
  'date:2022', 'date:2022-01-01', 'date:>=2022-01-02', 'before:2022', 'after:2022-01-02', 'date:none', 'lang:de', 'lang:en', 'type:pdf', 'date:2021..2022-01',
);

const leaf = fc.oneof({ weight: 5, arbitrary: plainWord }, quoted(1, 3), loose, spelling, near, same, field, nearInField, condition);

const clause = fc.oneof(
  { weight: 8, arbitrary: leaf },
  leaf.map((one) => `-${one}`),
  fc.array(leaf, { minLength: 2, maxLength: 3 }).map((some) => `(${some.join(' OR ')})`),
  fc.tuple(leaf, plainWord, plainWord, leaf).map(([a, b, c, d]) => `(${a} OR (${b} ${c}) OR NOT ${d})`),
  fc.tuple(plainWord, leaf).map(([a, b]) => `-(${a} ${b})`),
);

export const randomQuery: fc.Arbitrary<string> = fc
  .array(clause, { minLength: 0, maxLength: 4 })
  .map((clauses) => clauses.join(' '));

/** Words alone: several, with repetitions. */
export const randomWords: fc.Arbitrary<string> = fc
  .array(plainWord, { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));
