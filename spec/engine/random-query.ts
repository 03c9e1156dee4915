/** What may a reader ask? Queries at random, in the words of the random archives. */
import fc from 'fast-check';

const plainWord = fc.constantFrom(
  'treaty', 'treaties', 'war', 'signed', 'the', 'of', 'us', 'US', 'u.s.', 'counter-offensive', 'counteroffensive', 'counter', 'offensive',
  'cafe', 'café', 'kyiv', '$5bn', '5bn', '1000', 'new', 'start', 'peace', 'verträge', 'vertrag', 'ceasefire', 'fire', 'nowhere',
);

const quoted = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(plainWord, { minLength: least, maxLength: most }).map((words) => `"${words.join(' ')}"`);

const loose = fc.tuple(quoted(2, 3), fc.nat(4)).map(([phrase, slop]) => `${phrase}~${slop}`);

const spelling = fc.constantFrom('treat*', 's?gn*', '*ar', 'c*', '=treaties', '=us', '=US', '=U.S.', '=cafe', '=$5bn', '=1,000', '1,0*', 'U.S.*', '=counter-offensive', '=war/peace', '=nowhere', 'traety~', 'wra~', 'u.s.~', 'offensvie~', 'kyiv~');

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

const speaker = fc
  .constantFrom('start', 'start', 'start', 'kyiv', 'of', '"anna start"', '"start anna"', 'anna', 'ben', 'kyiv', '"ben kyiv"', '"jose onew"', 'O’New', 'she', '"mr start"', 'us', '"the mayor"', 'nobody', '"anna war"')
  .map((name) => `speaker:${name}`);

/** Frequent words, so that some are said by those who are asked for. */
const said = fc
  .oneof({ weight: 4, arbitrary: fc.constantFrom('treaty', 'war', 'sign', 'we', 'they', 'the', 'new', 'start', 'offensive', 'counter-offensive', 'counteroffensive') }, plainWord, quoted(1, 3), fc.constantFrom('"we sign"', '"they signed"', '"new start"', '"the war"'))
  .map((words) => `said:${words}`);

/** What is asked of quotations: alone, of one quotation, of any of several. */
const quotation = fc.oneof(
  speaker,
  said,
  fc.tuple(speaker, said).map((both) => both.join(' ')),
  fc.tuple(said, said).map((both) => both.join(' ')),
  fc.tuple(speaker, speaker, said).map((all) => all.join(' ')),
  fc.tuple(speaker, said, said).map(([who, one, other]) => `${who} (${one} OR ${other})`),
  fc.tuple(speaker, speaker, said).map(([one, other, what]) => `(${one} OR ${other}) ${what}`),
  fc.tuple(speaker, said).map(([who, what]) => `-(${who} ${what})`),
  fc.tuple(speaker, said, plainWord).map(([who, what, word]) => `(${who} OR ${what} OR ${word})`),
);

const leaf = fc.oneof({ weight: 5, arbitrary: plainWord }, quoted(1, 3), loose, spelling, near, same, field, nearInField, condition, speaker, said);

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

/** Of quotations, with a word beside it or not. */
export const randomQuotationQuery: fc.Arbitrary<string> = fc.tuple(quotation, fc.oneof(fc.constant(''), leaf)).map((parts) => parts.join(' ').trim());

/** Words alone: several, with repetitions. */
export const randomWords: fc.Arbitrary<string> = fc
  .array(plainWord, { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));
