/** Who says what in this article? Its quotations as they are stored: places of tokens, and the letters they stand in. */
import type { Article } from '../article/article.js';
import { findQuotations } from '../article/quotations/find.js';
import { hasQuotationMarks } from '../article/quotations/marks.js';
import type { QuotationRow, QuotedPlaces } from './quotation-columns.js';
import type { QuotedLetters } from './text-record.js';
import type { TextTokens } from './text-record-writer.js';

export interface Quoted {
  quotations: QuotationRow[];
  /** Of all parts of all quotations, in their order. */
  letters: QuotedLetters[];
}

/** `tokens` are those of the article's text. */
export function quotedIn(article: Article, tokens: TextTokens): Quoted {
  const { text, paragraphs, language } = article;
  if (!hasQuotationMarks(text)) return { quotations: [], letters: [] };
  const letters: QuotedLetters[] = [];
  const found = findQuotations(paragraphs.map(({ start, end }) => text.slice(start, end)), language);
  const quotations = found.map(({ parts, speaker, speakerName, verb, carried }): QuotationRow => {
    const places = parts.map(({ paragraph, start, end }): QuotedPlaces => {
      const base = paragraphs[paragraph].start;
      letters.push({ start: base + start, end: base + end });
      return { from: placeAt(tokens, base + start), to: placeAt(tokens, base + end) };
    });
    const written = speaker === null ? null : inOneLine(speaker);
    return {
      parts: places,
      speaker: written === null ? null : { name: inOneLine(speakerName ?? written), written },
      verb: verb === null ? null : inOneLine(verb),
      carried,
    };
  });
  return { quotations, letters };
}

const inOneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** The place of the first token that begins at a unit of the text or behind it; the one behind the last where none does. */
function placeAt({ starts, positions, count }: TextTokens, unit: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle] < unit) low = middle + 1;
    else high = middle;
  }
  if (low < count) return positions[low];
  return count === 0 ? 0 : positions[count - 1] + 1;
}
