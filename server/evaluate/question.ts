/**
 * How does a reader ask a question that was written for another engine? As plain words, typed into the box.
 *
 * The questions of test collections are sentences: a quotation mark, a minus or a colon in them is punctuation, and in a
 * question in capitals AND is a word. Whatever would be an operator is taken away, and the query language reads the rest.
 */

/** Characters of a word, and those that may stand inside one. */
const word = /[$€£¥]?[\p{L}\p{M}\p{N}]+(?:['’.,&-][\p{L}\p{M}\p{N}]+)*%?/gu;

/** `AND`, `OR`, `NOT`, `NEAR`, `SAME` and the like are operators in capitals only. */
const operators = new Set(['AND', 'OR', 'NOT', 'NEAR', 'SAME', 'TO']);

/** The words of a text, with nothing in them that the query language takes for a sign. */
export function plainQuestion(text: string): string {
  return (text.match(word) ?? []).map((one) => (operators.has(one) ? one.toLowerCase() : one)).join(' ');
}
