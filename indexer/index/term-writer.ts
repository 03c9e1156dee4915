/**
 * How are the postings of a segment written? Term by term, in ascending order of the terms' UTF-8 bytes, each with its
 * printed forms, and for each space its articles in ascending order with the places where it stands.
 *
 * `posting.ts` gives the form of a posting; before the first of a list stands how many they are. A place is `(gap·forms + form)·2 + last`: gap to
 * the place before it in this article, which of the term's printed forms stands there, and whether it is the article's last; the place 0 is the
 * article's first.
 */
import { ByteWriter, NumberWriter } from './bytes.js';
import type { Column } from './columns.js';
import { termColumns } from './lexicon.js';
import { PostingWriter } from './posting.js';
import { skipInterval, spaces, type Space } from './schema.js';
import { compareBytes, StringWriter } from './strings.js';

class SpaceWriter {
  readonly terms = new NumberWriter();
  readonly starts = new NumberWriter();
  readonly postings = new PostingWriter();
  readonly positionStarts = new NumberWriter();
  readonly positions = new ByteWriter();
  readonly skips = new NumberWriter();

  // The postings of the term that is being written.
  readonly articles = new NumberWriter();
  readonly inText = new NumberWriter();
  readonly inTitle = new NumberWriter();
  readonly placeStarts = new NumberWriter();
  readonly places = new NumberWriter();
  readonly forms = new NumberWriter();

  write(term: number, ordinals: Uint32Array, formCount: number): void {
    const count = this.articles.length;
    if (count === 0) return;
    this.terms.push(term);
    this.starts.push(this.postings.length);
    this.positionStarts.push(this.positions.length);
    const [articles, inText, inTitle] = [this.articles.view(), this.inText.view(), this.inTitle.view()];
    const [placeStarts, places, forms] = [this.placeStarts.view(), this.places.view(), this.forms.view()];
    this.postings.begin(count);
    const firstPosition = this.positions.length;
    for (let i = 0; i < count; i++) {
      this.postings.posting(articles[i], inText[i], inTitle[i]);
      if (i > 0 && i % skipInterval === 0) this.skips.push(this.positions.length - firstPosition);
      const end = i + 1 < count ? placeStarts[i + 1] : places.length;
      let place = 0;
      for (let p = placeStarts[i]; p < end; p++) {
        this.positions.varint(((places[p] - place) * formCount + ordinals[forms[p]]) * 2 + (p + 1 === end ? 1 : 0));
        place = places[p];
      }
    }
    for (const column of [this.articles, this.inText, this.inTitle, this.placeStarts, this.places, this.forms]) column.length = 0;
  }

  columns(space: Space): Record<string, Column> {
    this.starts.push(this.postings.length);
    this.positionStarts.push(this.positions.length);
    return {
      [`${space}.terms`]: this.terms.finish(),
      [`${space}.starts`]: this.starts.finish(),
      [`${space}.postings`]: this.postings.finish(),
      [`${space}.positionStarts`]: this.positionStarts.finish(),
      [`${space}.positions`]: this.positions.finish(),
      [`${space}.skips`]: this.skips.finish(),
    };
  }
}

export class TermWriter {
  private readonly terms = new StringWriter();
  private readonly forms = new StringWriter();
  private readonly formCounts = new NumberWriter();
  private readonly formStarts = new NumberWriter();
  private readonly spaceWriters: Record<Space, SpaceWriter> = {
    body: new SpaceWriter(),
    section: new SpaceWriter(),
    author: new SpaceWriter(),
    source: new SpaceWriter(),
    place: new SpaceWriter(),
  };
  /** How often each form of the term that is being written occurs, by its number among the candidates. */
  private uses: number[] = [];

  /** The next article that has the term; articles ascend within a space. */
  posting(space: Space, article: number, inText: number, inTitle: number): void {
    const writer = this.spaceWriters[space];
    writer.articles.push(article);
    writer.inText.push(inText);
    writer.inTitle.push(inTitle);
    writer.placeStarts.push(writer.places.length);
  }

  /** The next place in the article last begun; places ascend. `form` numbers the candidates given to `endTerm`. */
  place(space: Space, place: number, form: number): void {
    const writer = this.spaceWriters[space];
    writer.places.push(place);
    writer.forms.push(form);
    this.uses[form] = (this.uses[form] ?? 0) + 1;
  }

  /** Writes the term with what came since the last one; a term without postings leaves no trace. */
  endTerm(term: Uint8Array, candidates: readonly Uint8Array[]): void {
    const used = this.usedForms(candidates);
    if (used.length === 0) return;
    const ordinals = new Uint32Array(candidates.length);
    this.formStarts.push(this.forms.length);
    for (let ordinal = 0; ordinal < used.length; ordinal++) {
      ordinals[used[ordinal]] = ordinal;
      this.forms.pushBytes(candidates[used[ordinal]]);
      this.formCounts.push(this.uses[used[ordinal]]);
    }
    const number = this.terms.length;
    for (const space of spaces) this.spaceWriters[space].write(number, ordinals, used.length);
    this.terms.pushBytes(term);
    this.uses = [];
  }

  /** Frequent forms first: their numbers make the shortest places. Equal ones by their bytes, so that the order is one. */
  private usedForms(candidates: readonly Uint8Array[]): number[] {
    if (candidates.length === 1) return this.uses.length > 0 ? [0] : [];
    return Array.from(candidates.keys())
      .filter((i) => this.uses[i] > 0)
      .sort((a, b) => this.uses[b] - this.uses[a] || compareBytes(candidates[a], candidates[b]));
  }

  columns(): Record<string, Column> {
    this.formStarts.push(this.forms.length);
    const columns = termColumns(this.terms.finish(), this.forms.finish(), this.formCounts.finish(), this.formStarts.finish());
    for (const space of spaces) Object.assign(columns, this.spaceWriters[space].columns(space));
    return columns;
  }
}
