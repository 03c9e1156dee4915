/** How does the archive print a word whose folded form is known? With its accents, and with a capital only where it always has one. */
import { fold, WordCache } from '../../../indexer/analysis/analyzer.js';
import type { ArticleText } from '../../snippet/article-text.js';
import { WordFinder } from '../../snippet/words.js';
import { exactForms } from './forms.js';
import type { OpenGeneration } from './generation.js';
import { EmbeddedHit } from './hit.js';
import { LeafResolver } from './leaves.js';
import { termSpans } from './phrase-spans.js';
import { TermPlaces } from './places.js';
import { isDeleted } from './scored-segment.js';

/** Words remembered: each is read from the texts of a few articles. */
const remembered = 1 << 12;
/** Printings that are looked at, the newest articles' first. */
const mostPrintings = 3;
/** Articles with a form of the same term in which one is looked for. */
const mostArticles = 6;
/** Places of one article at which it may be the first word of a sentence. */
const mostPlaces = 2;

interface Printing {
  text: string;
  begins: boolean;
}

export class PrintedWords {
  private readonly known = new WordCache<string>(remembered);

  constructor(private readonly generation: OpenGeneration) {}

  /** The form itself where no text can be shown for it. */
  of(form: string): string {
    return this.known.getOrMake(form, () => this.find(form));
  }

  private find(form: string): string {
    const all = this.printings(form);
    const within = all.filter(({ begins }) => !begins);
    const texts = (within.length > 0 ? within : all).map(({ text }) => text);
    // A heading may begin every word with a capital: a small letter tells more.
    const lower = texts.find((text) => text === text.toLowerCase());
    if (lower !== undefined) return lower;
    const best = texts.find((text) => text !== text.toUpperCase()) ?? texts.at(0) ?? form;
    return within.length > 0 ? best : best.slice(0, 1).toLowerCase() + best.slice(1);
  }

  private printings(form: string): Printing[] {
    const { generation } = this;
    const { segments } = new LeafResolver(generation);
    const printings: Printing[] = [];
    let within = 0;
    for (const [s, { segment, deletions }] of generation.files.entries()) {
      for (const matched of exactForms(segment, form).forms) {
        const reader = segment.spaces.body;
        const row = reader.row(matched.term);
        if (row < 0) continue;
        const articles = reader.firstArticles(row, mostArticles);
        const source = termSpans(new TermPlaces(reader, row, articles, segment.formCount(matched.term), new Set([matched.form])), null);
        for (const article of articles) {
          if (isDeleted(deletions, article)) continue;
          const places = segments[s].spansIn('text', source, article).slice(0, mostPlaces);
          if (places.length === 0) continue;
          const { text } = new EmbeddedHit({ segment: s, article, score: 0 }, { leaves: [], plain: 0 }, segments[s], generation).open();
          const finder = new WordFinder(text);
          for (const { start } of places) {
            const word = finder.at(start);
            const printing = word === null ? null : { text: text.slice(word.start, word.end), begins: beginsSentence(text, word.start) };
            if (printing === null || fold(printing.text) !== form) continue;
            printings.push(printing);
            if (printing.begins) continue;
            // Nothing that is read behind it would say otherwise.
            if (printing.text === printing.text.toLowerCase()) return printings;
            within++;
          }
          if (within >= mostPrintings || printings.length >= 2 * mostPrintings) return printings;
        }
      }
    }
    return printings;
  }
}

/** Whether a word may have its capital from the sentence that it begins: no letter, digit or comma stands before it. */
function beginsSentence(text: ArticleText, start: number): boolean {
  return !/[\p{L}\p{N},;–—-]\s*$/u.test(text.slice(Math.max(0, start - 8), start));
}
