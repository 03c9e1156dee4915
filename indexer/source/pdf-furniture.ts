/**
 * Which lines are running headers and footers?
 *
 * Lines among the outermost of a page that stand, but for their numbers, at the same edge of most pages. Where right
 * and left pages have headers of their own, each stands on nearly half of the pages. Page numbers alone have to count
 * with the pages, so that a column of figures at the edge of a table stays.
 */
import type { PdfLine } from './pdf-document.js';

/** Lines from the edge that can be furniture: a header of three lines, or of two with a page number. */
const deepest = 4;
/** Of the pages, for one that differs on right and left pages. */
const fewestShare = 0.4;

function keyOf(line: PdfLine): string {
  return line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ');
}

/** A line of nothing but a number: `3`, `- 3 -`, `Page 3 of 7`, `3/7`, `iv`. */
const pageNumber = /^[^\p{L}\p{N}]*(?:\p{L}{1,6}\.?\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|de|di|van|av|af|sur|\/)\s*\d{1,4})?[^\p{L}\p{N}]*$/iu;

/** The outermost lines of a page, the edge first. */
function edge(page: PdfLine[], side: 'top' | 'bottom'): PdfLine[] {
  const down = [...page].sort((a, b) => a.baseline - b.baseline);
  return side === 'top' ? down.slice(0, deepest) : down.reverse().slice(0, deepest);
}

/** Page numbers rise by one a page; a few may be missing (plates, opening pages). */
function countsPages(lines: PdfLine[]): boolean {
  const offsets = new Map<number, number>();
  for (const line of lines) {
    const number = pageNumber.exec(line.text)?.at(1) ?? '';
    if (!/^\d+$/.test(number)) continue;
    const offset = Number(number) - line.page;
    offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
  }
  return Math.max(0, ...offsets.values()) * 2 > lines.length;
}

/** The pages without their running headers and footers. A document of one page has none. */
export function withoutFurniture(pages: PdfLine[][]): PdfLine[][] {
  const printed = pages.filter((page) => page.length > 0).length;
  const needed = Math.max(2, Math.ceil(printed * fewestShare));
  const dropped = new Set<PdfLine>();
  for (const side of ['top', 'bottom'] as const) {
    const edges = pages.map((page) => edge(page, side));
    const byKey = new Map<string, PdfLine[]>();
    for (const lines of edges) {
      const seen = new Set<string>();
      for (const line of lines) {
        const key = keyOf(line);
        if (seen.has(key)) continue;
        seen.add(key);
        const same = byKey.get(key);
        if (same) same.push(line);
        else byKey.set(key, [line]);
      }
    }
    const isFurniture = (line: PdfLine): boolean => {
      const same = byKey.get(keyOf(line)) ?? [];
      if (same.length < needed) return false;
      return !/^[^\p{L}]*$/u.test(line.text) || countsPages(same);
    };
    // Only from the edge inwards: under a line of the article itself nothing is furniture.
    for (const lines of edges) {
      for (const line of lines) {
        if (!isFurniture(line)) break;
        dropped.add(line);
      }
    }
  }
  const kept = pages.map((page) => page.filter((line) => !dropped.has(line)));
  // Forms, labels, slides: where pages consist of what they repeat, that is what they say.
  return kept.filter((page) => page.length > 0).length * 2 > printed ? kept : pages;
}
