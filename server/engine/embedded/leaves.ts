/**
 * What does each word and phrase of the query find, and what is it worth? Resolved once a query, in every segment. Longer than most:
 * a function for each kind of leaf.
 */
import type { QueryNode, WordField } from '../../query/tree.js';
import type { EngineWarning } from '../engine.js';
import { mostForms, type MatchedForms } from './forms.js';
import { Found } from './found.js';
import type { OpenGeneration } from './generation.js';
import type { List } from './list.js';
import type { NamedSpeaker, QuotationClause } from './quoted.js';
import type { PlainWord } from './plain-words.js';
import { meaningWith, type QueryWord } from './query-word.js';
import { SegmentSearch } from './segment-search.js';
import type { SpanSource } from './spans.js';
import { wantedForms } from './wanted-forms.js';
import { different, readingsIn, type TermSequence } from './words.js';
import { Work } from './work.js';

export type LeafNode = Extract<QueryNode, { kind: 'word' | 'phrase' | 'near' | 'same' }>;

export type QuotationNode = Extract<QueryNode, { kind: 'speaker' | 'said' }>;

export interface Leaf {
  /** As the reader wrote it. */
  label: string;
  /** One a segment. */
  found: readonly Found[];
  weight: number;
  /** What is found, one a segment, under the leaf's weight times how often the query says it. */
  lists: List[];
  /** Where it stands is shown, and not marked: the quotations of a speaker. */
  unmarked?: true;
}

/** What a leaf finds, before it is known how often the query says it. */
type Sought = Pick<Leaf, 'label' | 'found' | 'weight'>;

function leafOf({ label, found, weight }: Sought, times = 1): Leaf {
  const worth = weight * times;
  return {
    label,
    found,
    weight,
    lists: found.map(({ list }) => list.under(worth)),
  };
}

export const liveOf = ({ found }: Pick<Leaf, 'found'>): number => found.reduce((sum, { live }) => sum + live, 0);

/** Segments opened for one query. */
export class LeafResolver {
  readonly segments: SegmentSearch[];
  private readonly told: EngineWarning[] = [];
  private readonly work: Work;

  constructor(private readonly generation: OpenGeneration) {
    this.work = new Work(generation.articles);
    this.segments = generation.segments.map((scored) => new SegmentSearch(scored, this.work));
  }

  /** Whether some of what was asked for was not followed to the end. */
  get isCut(): boolean {
    return this.work.exhausted;
  }

  /** What had to be cut short. */
  get warnings(): EngineWarning[] {
    if (!this.isCut) return this.told;
    const message = 'the query asks for more work than one may have: its patterns, similar words, distances or quotations were not all followed to the end';
    return [...this.told, { code: 'too-much-work', message, word: null }];
  }

  resolve(node: LeafNode): Leaf {
    return leafOf(this.find(node));
  }

  /** A plain word among others; `times`: what it counts. */
  plain({ label, read, compounds }: PlainWord, times: number): Leaf {
    return leafOf(this.inText(label, read, compounds), times);
  }

  /**
   * What a conjunction asks of quotations: of each clause any of its nodes, which are of one kind. What is said is worth as
   * much as it is elsewhere, a speaker as much as a word that so many articles have.
   */
  quotations(clauses: readonly (readonly QuotationNode[])[]): Leaf[][] {
    const asked = clauses.map((nodes) => nodes.map((node) => (node.kind === 'speaker' ? this.speaker(node.text) : this.said(node))));
    const found = this.segments.map((segment, s) =>
      segment.quoted(
        asked.map((clause): QuotationClause =>
          'speakers' in clause[0]
            ? { kind: 'speaker', any: clause.flatMap((one) => ('speakers' in one ? [one.speakers[s]] : [])) }
            : { kind: 'said', any: clause.flatMap((one) => ('said' in one ? [one.said[s]] : [])) },
        ),
      ),
    );
    return asked.map((clause, c) =>
      clause.map(({ label, weight, ...rest }, a): Leaf => {
        const leaf = leafOf({ label, found: found.map((segment) => segment[c][a]), weight });
        return 'speakers' in rest ? { ...leaf, unmarked: true } : leaf;
      }),
    );
  }

  private speaker(label: string): { label: string; speakers: NamedSpeaker[]; weight: number } {
    const speakers = this.segments.map((segment) => segment.named(label));
    const live = speakers.reduce((sum, { articles }, s) => sum + this.segments[s].liveOf(articles), 0);
    return { label, speakers, weight: this.generation.similarity.weight(live, live, this.generation.statistics) };
  }

  /** Of a phrase only the articles with quotations are looked at. */
  private said({ text, phrase }: Extract<QuotationNode, { kind: 'said' }>): { label: string; said: SpanSource[]; weight: number } {
    if (phrase) {
      const sequences = readingsIn(text, this.generation.languages);
      return { label: text, said: this.segments.map((segment) => segment.standing(sequences)), weight: this.weightOfTerms(sequences[0] ?? [], 'text') };
    }
    const { label, found, weight } = this.word({ kind: 'word', text, form: 'plain', field: 'text' });
    return { label, said: found.map(({ own }) => own), weight };
  }

  private find(node: LeafNode): Sought {
    switch (node.kind) {
      case 'word':
        return this.word(node);
      case 'phrase':
        return this.phrase(node.text, node.slop, node.field);
      case 'near':
      case 'same': {
        const [left, right] = [this.operand(node.left), this.operand(node.right)];
        return {
          label: `${left.label} ${right.label}`,
          found: this.segments.map((segment, s) =>
            node.kind === 'near'
              ? segment.near(left.found[s], right.found[s], node.distance, fieldOf(node))
              : segment.same(left.found[s], right.found[s]),
          ),
          weight: left.weight + right.weight,
        };
      }
    }
  }

  /** A side of NEAR or SAME: a word, a phrase, such a pair itself, or any of several. */
  private operand(node: QueryNode): Sought {
    if (node.kind === 'word' || node.kind === 'phrase' || node.kind === 'near' || node.kind === 'same') return this.find(node);
    const sides = node.kind === 'or' || node.kind === 'and' ? node.children.map((child) => this.operand(child)) : [];
    return {
      label: sides.map(({ label }) => label).join(' '),
      found: this.segments.map((segment, s) => segment.any(sides.map(({ found }) => found[s]))),
      weight: Math.max(0, ...sides.map(({ weight }) => weight)),
    };
  }

  private word({ text, form, field }: Extract<LeafNode, { kind: 'word' }>): Sought {
    const printed = form === 'plain' ? null : this.printed(text, form, field);
    if (printed !== null) return printed;
    const read = this.generation.words.word(text);
    return field === 'text' ? this.inText(text, read, []) : { label: text, ...this.inField(field, read, []) };
  }

  /** In title and text: the same in every query, and so remembered for the next. */
  private inText(label: string, read: QueryWord, compounds: readonly TermSequence[]): Sought {
    const { foundWords } = this.generation;
    const key = meaningWith(read, compounds);
    let word = foundWords.get(key);
    // What is remembered costs what it did: whether a query is cut short does not depend on those before it.
    if (word !== undefined && this.work.affords(word.work)) this.work.spend(word.work);
    else {
      const before = this.work.spent;
      const { found, weight } = this.inField('text', read, compounds);
      word = { found, weight, work: this.work.spent - before };
      // What was cut short is not what the word finds.
      if (!this.isCut) foundWords.set(key, word, this.ownBytes(found, read.sequences));
    }
    return { label, found: word.found, weight: word.weight };
  }

  /** What lists take at most beside the segments' own, where they are not just one of these. */
  private ownBytes(found: readonly Found[], sequences: readonly TermSequence[]): number {
    return found.reduce((sum, { list: { scores, length, besides, dense } }, s) => {
      const { scored } = this.segments[s];
      const isShared = sequences.some(([term, ...more]) => {
        const row = more.length > 0 ? -1 : scored.row(term);
        return row >= 0 && scored.list(row).scores === scores;
      });
      if (isShared && besides === null) return sum;
      const worths = length + (dense === null ? 0 : scored.segment.articles.count);
      return sum + worths + rowBytes * ((isShared ? 0 : length) + (besides?.length ?? 0));
    }, 0);
  }

  private inField(field: WordField, word: QueryWord, compounds: readonly TermSequence[]): Pick<Leaf, 'found' | 'weight'> {
    const { sequences } = word;
    const all = different([sequences, this.generation.compounds.open(word), compounds]);
    const [closed, open] = [all.filter(({ length }) => length === 1), all.filter(({ length }) => length > 1)];
    const found = this.segments.map((segment) => {
      const whole = segment.any(closed.map(([term]) => segment.term(term, field)));
      // A hyphenated compound is found by its closed form already: its parts are looked for where that is missing.
      const parts = open.map((terms) => segment.sequence(terms, field, whole.list));
      return this.inHeadings(segment, field, all, segment.any([whole, ...parts]));
    });
    // A word that reads as several terms only (`and/or`) is a phrase in all but the quotation marks.
    const single = sequences.some(({ length }) => length === 1);
    return { found, weight: single ? this.weightOf(found) : this.weightOfTerms(sequences[0] ?? [], field) };
  }

  /** null where the letters are those of several words (`=km/h`): they are looked for as if nothing were said of their letters. */
  private printed(text: string, form: 'exact' | 'pattern' | 'similar', field: WordField): Sought | null {
    const wanted = wantedForms(text, form, this.generation.languages);
    if (wanted === null) return null;
    const matched = this.generation.files.map(
      ({ segment }): MatchedForms =>
        this.work.spend(segment.forms.length * wanted.share) ? wanted.in(segment) : { forms: [], cut: false },
    );
    if (matched.some(({ cut }) => cut) && !this.told.some(({ word }) => word === text)) {
      const message = `“${text}” means more than ${mostForms} words: the most frequent were looked for`;
      this.told.push({ code: 'pattern-cut', message, word: text });
    }
    const found = this.segments.map((segment, s) => segment.printed(matched[s], field));
    return { label: text, found, weight: this.weightOf(found) };
  }

  private phrase(text: string, slop: number | null, field: WordField): Sought {
    const sequences = readingsIn(text, this.generation.languages);
    const found = this.segments.map((segment) =>
      this.inHeadings(
        segment,
        field,
        sequences,
        segment.any(sequences.map((terms) => (slop === null ? segment.sequence(terms, field) : segment.loose(terms, slop, field)))),
      ),
    );
    return { label: text, found, weight: this.weightOfTerms(sequences[0] ?? [], field) };
  }

  /** A heading's words stand in the text too: that is where they are marked. */
  private inHeadings(segment: SegmentSearch, field: WordField, sequences: readonly TermSequence[], found: Found): Found {
    if (field !== 'section' || found.list.length === 0) return found;
    const body = segment.any(sequences.map((terms) => segment.sequence(terms, 'text')));
    return new Found(found.list, found.live, found.occurrences, () => found.own, () => segment.inHeadings(body));
  }

  private weightOf(found: readonly Found[]): number {
    const occurrences = found.reduce((sum, one) => sum + one.occurrences, 0);
    return this.generation.similarity.weight(liveOf({ found }), occurrences, this.generation.statistics);
  }

  /** A phrase is worth its words together. */
  private weightOfTerms(terms: TermSequence, field: WordField): number {
    return terms.reduce((sum, term) => sum + this.weightOf(this.segments.map((segment) => segment.term(term, field))), 0);
  }
}

/** A row of a list: its article and its score, and as much again where lists are put together. */
const rowBytes = 16;

/** The field of all words of a NEAR: it has only one. */
function fieldOf(node: QueryNode): WordField {
  if (node.kind === 'word' || node.kind === 'phrase') return node.field;
  if (node.kind === 'near' || node.kind === 'same') return fieldOf(node.left);
  return node.kind === 'or' || node.kind === 'and' ? fieldOf(node.children[0]) : 'text';
}
