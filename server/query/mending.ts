/** What was mended in a query, and where? Collects the warnings and keeps their number readable. */
import type { QueryWarning } from './tree.js';

/** Codes are stable: the API prints them. */
export type WarningCode =
  | 'unclosed-quote' // a quotation mark without a partner: left out
  | 'empty-phrase' // quotation marks around nothing
  | 'pattern-in-phrase' // `*` inside quotation marks
  | 'unclosed-parenthesis' // closed at the end of the query
  | 'unopened-parenthesis' // left out
  | 'empty-group' // `()`
  | 'dangling-operator' // AND, OR, NOT, NEAR with nothing on one side
  | 'excludes-everything' // NOT * and the like
  | 'unknown-field' // `foo:bar`: both are words
  | 'field-without-word' // `title:` with nothing to look for
  | 'space-after-field' // `title: word`
  | 'unknown-language'
  | 'unknown-type'
  | 'bad-date' // `date:2023-13`: a word
  | 'impossible-day' // 2023-02-30: its month
  | 'reversed-range' // swapped
  | 'empty-range' // `{2022 TO 2023}`: taken with both ends
  | 'unclosed-range'
  | 'near-operands' // NEAR between what has no place among the words
  | 'same-operands'
  | 'order-ignored' // PRE/n is taken as NEAR/n
  | 'sentence-as-paragraph' // W/S is taken as SAME
  | 'distance-changed' // out of bounds
  | 'modifier-ignored' // a boost, a slop or a form that means nothing there
  | 'nothing-to-look-for' // signs alone: all articles
  | 'query-too-long'
  | 'more-warnings';

export class Mending {
  /** A query that needs more mending than this is noise, and so would the list be. */
  static readonly mostWarnings = 20;

  private readonly found: QueryWarning[] = [];

  constructor(private readonly query: string) {}

  /** Nothing has been mended. */
  get isIdle(): boolean {
    return this.found.length === 0;
  }

  /** `start` and `end` in UTF-16 units of the query as written, end exclusive. */
  note(code: WarningCode, start: number, end: number, message: string): void {
    this.found.push({ code, message, start, end });
  }

  /** In the order of the query; neighbours of one kind (`((((`) are told once. */
  warnings(): QueryWarning[] {
    if (this.found.length === 0) return [];
    const told: QueryWarning[] = [];
    for (const warning of this.found.sort((a, b) => a.start - b.start || a.end - b.end)) {
      const last = told.at(-1);
      if (last?.code === warning.code && this.query.slice(last.end, warning.start).trim() === '') {
        last.end = Math.max(last.end, warning.end);
      } else {
        told.push({ ...warning });
      }
    }
    const rest = told.splice(Mending.mostWarnings);
    const first = rest.at(0);
    if (first !== undefined) {
      const message = `${rest.length} more places were mended`;
      told.push({ code: 'more-warnings', message, start: first.start, end: this.query.length });
    }
    return told;
  }
}
