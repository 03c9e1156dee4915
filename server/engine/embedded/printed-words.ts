/** How does the archive print a word whose folded form is known? With its accents, and with a capital only where it always has one. */
import { fold, RecentCache } from '../../../indexer/analysis/analyzer.js';
import { readPlaces } from '../../../indexer/index/places.js';
import { fieldGap } from '../../../indexer/index/schema.js';
import type { Segment } from '../../../indexer/index/segment.js';
import type { ArticleText } from '../../snippet/article-text.js';
import { WordFinder } from '../../snippet/words.js';
import { exactForms, type MatchedForm } from './forms.js';
import type { OpenGeneration } from './generation.js';
import { openText } from './hit.js';
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
  private readonly known = new RecentCache<string>(remembered);

  constructor(private readonly generation: OpenGeneration) {}

  /** With what letters a query means a form's term: those that are printed, else the form's, or its capitals, as of *US*. Empty where with none. */
  of(form: string, term: string): string {
    return this.known.getOrMake(`${form}\n${term}`, () => {
      const { words } = this.generation;
      const printed = this.find(form);
      return words.means(printed, term) ? printed : ([form, form.toUpperCase()].find((text) => words.means(text, term)) ?? '');
    });
  }

  /** The form itself where no text can be shown for it. */
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
    const printings: Printing[] = [];
    let within = 0;
    for (const files of this.generation.files) {
      const { segment, deletions } = files;
      const { body } = segment.spaces;
      for (const matched of exactForms(segment, form).forms) {
        const row = body.row(matched.term);
        if (row < 0) continue;
        for (const [i, article] of body.firstArticles(row, mostArticles).entries()) {
          if (isDeleted(deletions, article)) continue;
          const places = firstPlaces(segment, row, i, article, matched);
          if (places.length === 0) continue;
          const text = openText(files, article);
          const finder = new WordFinder(text);
          for (const place of places) {
            const word = finder.at(place);
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

/** Where a form is printed first in the text of the i-th article of its term's row, counted from the text's first place. */
function firstPlaces(segment: Segment, row: number, i: number, article: number, { term, form }: MatchedForm): number[] {
  const textPlaces = segment.articles.titlePlaces[article] + fieldGap;
  const places: number[] = [];
  readPlaces(segment.spaces.body.placesAt(row, i), segment.formCount(term), Infinity, (place, printed) => {
    if (printed === form && place >= textPlaces && places.length < mostPlaces) places.push(place - textPlaces);
  });
  return places;
}

/** Whether a word may have its capital from the sentence that it begins: no letter, digit or comma stands before it. */
function beginsSentence(text: ArticleText, start: number): boolean {
  return !/[\p{L}\p{N},;–—-]\s*$/u.test(text.slice(Math.max(0, start - 8), start));
}
