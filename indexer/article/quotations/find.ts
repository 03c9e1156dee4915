/**
 * Who said what in this article? Its quotations, each with whom the article itself names as its speaker.
 *
 * Marks are looked for first, which spares nearly all texts without quotations everything else.
 */
import { NameCompletion } from './completion.js';
import { QuotationFinder } from './finder.js';
import { speechOf } from './language/languages.js';
import { joinedLines } from './lines.js';
import { hasQuotationMarks } from './marks.js';
import type { Quotation } from './quotation.js';

/** `paragraphs` in the order of the article; `language` is lower-case ISO 639-1. */
export function findQuotations(paragraphs: readonly string[], language: string): Quotation[] {
  const marked = paragraphs.map(hasQuotationMarks);
  if (!marked.includes(true)) return [];
  const lines = joinedLines(paragraphs, marked);
  if (lines === null) return quotationsIn(paragraphs, marked, language);
  return quotationsIn(lines.texts, lines.marked, language).map(({ parts, ...rest }) => ({ parts: parts.flatMap(lines.partsOf), ...rest }));
}

function quotationsIn(paragraphs: readonly string[], marked: readonly boolean[], language: string): Quotation[] {
  const speech = speechOf(language);
  const names = new NameCompletion(paragraphs, speech);
  return new QuotationFinder(paragraphs, marked, speech).all().map(({ parts, attribution, carried }) => {
    if (attribution === null) return { parts, speaker: null, speakerName: null, verb: null, carried };
    const { written, name, verb } = attribution;
    return { parts, speaker: written, speakerName: name === null ? written : names.fullest(name, name !== written), verb, carried };
  });
}
