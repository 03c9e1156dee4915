/** Where is this word? A segment's columns, opened: its terms, their printed forms, its articles. */
import { ArticleColumns } from './article-columns.js';
import type { Columns } from './columns.js';
import { SpaceReader } from './postings.js';
import type { Space } from './schema.js';
import { StringColumn } from './strings.js';
import { StringTable } from './string-table.js';
import { unpack } from './unpack.js';

export class Segment {
  readonly terms: StringColumn;
  /** The printed forms of term t stand from `termForms[t]` to `termForms[t + 1]`, the most frequent first. */
  readonly forms: StringColumn;
  readonly termForms: Uint32Array;
  /** The forms in ascending order. */
  readonly formOrder: Uint32Array;
  /** How often each form was printed. */
  readonly formCounts: Uint32Array;
  readonly articles: ArticleColumns;
  readonly spaces: Record<Space, SpaceReader>;
  private table: StringTable | null = null;

  constructor(columns: Columns) {
    this.terms = StringColumn.from(columns, 'term');
    this.forms = StringColumn.from(columns, 'form');
    this.termForms = columns.u32('term.forms');
    this.formOrder = columns.u32('form.order');
    this.formCounts = columns.u32('form.counts');
    this.articles = new ArticleColumns(columns);
    const reader = (space: Space): SpaceReader => new SpaceReader(columns, space);
    this.spaces = {
      body: reader('body'),
      section: reader('section'),
      author: reader('author'),
      source: reader('source'),
      place: reader('place'),
    };
  }

  /** The number of a term, or -1. The first call makes the table that answers it. */
  termNumber(term: string): number {
    this.table ??= new StringTable(this.terms);
    return this.table.find(term);
  }

  /** How many printed forms a term has: what its places are decoded with. */
  formCount(term: number): number {
    return this.termForms[term + 1] - this.termForms[term];
  }

  /** The printed forms of a term and how often each occurs. */
  formsOf(term: number): { form: string; count: number }[] {
    const from = this.termForms[term];
    return Array.from({ length: this.formCount(term) }, (_, i) => ({ form: this.forms.get(from + i), count: this.formCounts[from + i] }));
  }

  /** The number of the term that a printed form belongs to. */
  termOfForm(form: number): number {
    let low = 0;
    let high = this.terms.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.termForms[middle] <= form) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** What `MiniSearch.loadJS` takes: the index that was packed. */
  asMiniSearch(): ReturnType<typeof unpack> {
    return unpack(this.terms, this.articles, this.spaces);
  }
}
