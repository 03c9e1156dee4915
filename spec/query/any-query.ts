/** What may a reader type? Texts at random, made of what means something to the parser, or looks as if it did. */
import fc from 'fast-check';

/** Pieces that mean something to the parser or look as if they did. */
const pieces = fc.constantFrom(
  // In the archive of the contract's cases.
  ...['treaty', 'alpha', 'bravo', 'counter-offensive', 'peskov', 'low', 'pair', 'courier', 'café', 'the', 'Äpfel', 'last', 'year', 'march'],
  ...['a', 'b', 'russia', 'AND', 'OR', 'NOT', 'NEAR/5', 'NEAR', 'SAME', 'w/3', '/p', 'PRE/2', 'AROUND(3)', 'W/s', '(', ')', '（', '"', '“', '”', '„', '«', '»'],
  ...['-', '+', '!', '–', '=', '~', '~2', '^2', '*', '?', '&&', '||', '|', '&', '\\', ' ', ' ', ' ', ',', ';', '.', "'", '’', ':', '/', '{', '}', '[', ']'],
  ...['title:', 'date:', 'said:', 'speaker:', 'lang:', 'type:', 'author:', 'foo:', 'text:', 'before:', 'after:', '2022', '2022-11..2023-01', '[2022 TO 2023]', '{2022 TO *}', '>=2022'],
  ...['U.S.', 'http://', 'www.x', '1,0', 'é', 'e\u0301', '😀', '\u200b', '\u0000', '\ud800', 'א', '5', '$', '%', '#', '-a', 'x-y', 'none', 'en', 'pdf', 'english', '\u00ad', 'İ', 'ß', '東京'],
);
/** Any text at all, and much that looks like a query. */
export const anyQuery: fc.Arbitrary<string> = fc.oneof(
  fc.array(pieces, { maxLength: 15 }).map((parts) => parts.join('')),
  fc.array(pieces, { maxLength: 15 }).map((parts) => parts.join(' ')),
  fc.array(pieces, { maxLength: 600, size: 'max' }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 10_000, size: 'max' }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
