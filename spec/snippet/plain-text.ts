/** An article's text in memory for the specs, and a plain way to find what a query's words match in it. */
import { analyzerFor } from '../../indexer/analysis/analyzer.js';
import type { ArticleText, Occurrence, PlacedParagraph } from '../../server/snippet/article-text.js';

export interface PlainParagraph {
  text: string;
  kind?: 'text' | 'heading';
  page?: number;
}

/** Terms by position. */
export function termsOf(text: string, language: string): Set<string>[] {
  const places: Set<string>[] = [];
  for (const { position, term } of analyzerFor(language).tokens(text)) (places[position] ??= new Set()).add(term);
  return places;
}

function anchorsOf(text: string, language: string, every: number): { position: number; offset: number }[] {
  const anchors = [{ position: 0, offset: 0 }];
  let chunk = 0;
  for (const { start, position } of analyzerFor(language).tokens(text)) {
    let offset = start;
    while (offset > 0 && !/\s/.test(text.charAt(offset - 1))) offset--;
    if (offset === chunk) continue;
    chunk = offset;
    if (position - anchors.at(-1)!.position >= every) anchors.push({ position, offset });
  }
  return anchors;
}

/** The paragraphs joined as an article joins them, with an anchor at every so many words. */
export function plainText(paragraphs: readonly PlainParagraph[], language = 'en', anchorEvery = 64): ArticleText & { text: string } {
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  const tokens = analyzerFor(language).tokens(text);
  const placed: PlacedParagraph[] = [];
  let start = 0;
  let token = 0;
  for (const paragraph of paragraphs) {
    while (token < tokens.length && tokens[token].start < start) token++;
    const position = tokens[token]?.position ?? (tokens.at(-1)?.position ?? -1) + 1;
    const end = start + paragraph.text.length;
    placed.push({ start, end, kind: paragraph.kind ?? 'text', page: paragraph.page ?? null, position });
    start = end + 2;
  }
  const anchors = anchorsOf(text, language, anchorEvery);
  return {
    text,
    length: text.length,
    language,
    paragraphs: placed,
    slice: (from, to) => text.slice(from, to),
    anchor(position) {
      let [low, high] = [0, anchors.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (anchors[middle].position <= position) low = middle + 1;
        else high = middle;
      }
      return anchors[low - 1];
    },
  };
}

/** Where each word or phrase of the query stands. */
export function occurrencesOf(text: string, language: string, query: readonly string[]): Occurrence[] {
  const places = termsOf(text, language);
  const found: Occurrence[] = [];
  for (const [word, wanted] of query.entries()) {
    const phrase = termsOf(wanted, language);
    if (phrase.length === 0) continue;
    for (let position = 0; position + phrase.length <= places.length; position++) {
      if (phrase.every((terms, i) => [...terms].some((term) => places[position + i]?.has(term)))) {
        found.push({ position, length: phrase.length, word });
      }
    }
  }
  return found;
}
