/**
 * What should the engine answer? A naive reading of what is promised: it goes through every token of every article for
 * every word of the query, and shares nothing with the engine but the analysis, the query's tree and how the letters behind `=`, `~` and `*` are taken.
 *
 * An article is worth, for each word or phrase, weight · f / (k + f), where f is the sum over title and text of
 * w · occurrences / (1 - b + b · length / average length), with w 2.5 and b 0.5 for the title, w 1 and b 0.75 for the
 * text; lengths count the printed words that are no stop words, those of a compound each; the weight of a word is ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N articles
 * that have it, times 1 + ln((o + 2) / (n + 2)) for its o occurrences in their texts, one at least for each; that of a phrase the sum of its words'. What stands in another field counts as if it stood in the text.
 * A word said n times in a query of m words weighs as much as n to the power 0.5 + 0.5 m / 40, 1 at most. What is asked of quotations counts where one quotation meets all of it, and once, however often it is said.
 * Two plain words of the whole query, one behind the other, are a pair once: 0.15 times the lesser weight, times what the second's beginnings at most two places behind the first are worth, but no
 * more than either word there. Near some days all of it counts times exp(-½ (days between / scale)²), a hundredth at least.
 */
import { isDeepStrictEqual } from 'node:util';
import { analyzerFor, compoundParts, fold, nameWords, stopWords, type Token } from '../../indexer/analysis/analyzer.js';
import type { Article } from '../../indexer/article/article.js';
import { findQuotations } from '../../indexer/article/quotations/find.js';
import { patternsOf, printedForms } from '../../server/engine/embedded/wanted-forms.js';
import type { Filters, Nearby } from '../../server/engine/engine.js';
import type { QueryNode, WordField, WordNode } from '../../server/query/tree.js';
import type { Match } from '../../server/search/answer.js';

const k = 1.6;
const pairWeight = 0.15;

/** A stretch of words that nothing reaches across: the title, the text, one heading, an author … */
interface Stretch {
  inTitle: boolean;
  tokens: Token[];
  /** Number of the paragraph that holds a unit of it. */
  paragraphAt: (unit: number) => number;
}

interface Span {
  stretch: number;
  inTitle: boolean;
  start: number;
  length: number;
}

interface Read {
  article: Article;
  day: string | null;
  stretches: Record<WordField, Stretch[]>;
  lengths: { title: number; text: number };
  /** The words of each speaker's name, and the places of each part's words. */
  quotations: { names: string[]; parts: Set<number>[] }[];
}

/** What a leaf finds in one article. */
interface Finding {
  spans: Span[];
  worth: number;
  /** Of each variant, in the text; one at least for a variant that stands in the title only. */
  occurrences: number;
}

export interface ReferenceHit {
  id: string;
  score: number;
  /** Lacks some of the words. */
  relaxed: boolean;
}

type QuotationNode = Extract<QueryNode, { kind: 'speaker' | 'said' }>;

function read(article: Article): Read {
  const analyzer = analyzerFor(article.language);
  const stretch = (text: string | null | undefined, inTitle = false): Stretch => ({
    inTitle,
    tokens: analyzer.tokens(text ?? ''),
    paragraphAt: () => (inTitle ? -1 : 0),
  });
  const title = stretch(article.title, true);
  const text: Stretch = {
    ...stretch(article.text),
    paragraphAt: (unit) => article.paragraphs.findIndex(({ end }) => unit < end),
  };
  const headings = article.paragraphs.filter(({ kind }) => kind === 'heading');
  const telling = ({ tokens }: Stretch): number => {
    const words = new Map<number, string>();
    for (const { form, position, places } of tokens) if (places === 1 && !words.has(position)) words.set(position, form);
    return [...words.values()].filter((form) => !stopWords(article.language).has(form)).length;
  };
  return {
    article,
    day: article.date === null ? null : `${article.date}-01-01`.slice(0, 10),
    stretches: {
      text: [title, text],
      title: [title],
      section: headings.map(({ start, end }) => stretch(article.text.slice(start, end))),
      author: [stretch(article.author)],
      source: [stretch(article.source)],
      place: [stretch(article.dateline?.place)],
    },
    lengths: { title: telling(title), text: telling(text) },
    quotations: findQuotations(article.paragraphs.map(({ start, end }) => article.text.slice(start, end)), article.language).map((quotation) => ({
      names: nameWords(`${quotation.speakerName ?? ''} ${quotation.speaker ?? ''}`),
      parts: quotation.parts.map((part) => {
        const [start, end] = [article.paragraphs[part.paragraph].start + part.start, article.paragraphs[part.paragraph].start + part.end];
        return new Set(text.tokens.filter((token) => token.start >= start && token.start < end).map(({ position }) => position));
      }),
    })),
  };
}

/** Each way of reading a text as terms one after the other: a compound closed or in its parts. */
export function readingsOf(text: string, language: string): string[][] {
  const tokens = analyzerFor(language).tokens(text);
  const from = (place: number): string[][] => {
    const here = tokens.filter(({ position }) => position === place);
    if (here.length === 0) return [[]];
    const [own, ...others] = here;
    const steps = own.places === 1 ? [own] : [own, ...others.filter(({ places }) => places === 1).slice(0, 1)];
    return steps.flatMap((step) => from(place + step.places).map((rest) => [step.term, ...rest]));
  };
  return tokens.length === 0 ? [] : from(0);
}

function differing(sequences: readonly string[][]): string[][] {
  return [...new Map(sequences.map((terms) => [terms.join(' '), terms])).values()];
}

/** Edits between two words: letters put in, left out, changed, or swapped with a neighbour. */
export function editDistance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  const table = Array.from({ length: from.length + 1 }, (_, i) => Array.from({ length: to.length + 1 }, (_, j) => (i === 0 ? j : i)));
  for (let i = 1; i <= from.length; i++) {
    for (let j = 1; j <= to.length; j++) {
      const change = table[i - 1][j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      table[i][j] = Math.min(change, table[i - 1][j] + 1, table[i][j - 1] + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[from.length][to.length];
}

/** Does a printed word, folded, match what a reader wrote in one of the forms that look at letters? */
export function matchesForm(printed: string, written: string, form: 'exact' | 'pattern' | 'similar'): boolean {
  if (form === 'exact') return printed === written;
  if (form === 'similar') {
    const letters = Array.from(written).length;
    return editDistance(printed, written) <= (letters <= 3 ? 0 : letters <= 7 ? 1 : 2);
  }
  const expression = Array.from(written, (letter) =>
    letter === '*' ? '.*' : letter === '?' ? '.' : letter.replace(/[\\^$.|+()[\]{}/]/g, '\\$&'),
  ).join('');
  return new RegExp(`^${expression}$`, 'su').test(printed);
}

/** Code points, as the ids of an index are ordered. */
export function compareIds(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

export class ReferenceArchive {
  private readonly articles: Read[];
  private readonly languages: string[];
  private readonly average: { title: number; text: number };
  /** By the language, the printed form, then its parts. */
  private readonly compounds = new Map<string, { language: string; closed: string; parts: string[]; letters: string }>();

  constructor(articles: readonly Article[]) {
    this.articles = articles.map(read);
    const byLanguage = new Map<string, number>();
    for (const { language } of articles) byLanguage.set(language, (byLanguage.get(language) ?? 0) + 1);
    this.languages = [...byLanguage].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([language]) => language);
    const mean = (field: 'title' | 'text'): number =>
      this.articles.reduce((sum, { lengths }) => sum + lengths[field], 0) / (articles.length || 1) || 1;
    this.average = { title: mean('title'), text: mean('text') };
    for (const { stretches } of this.articles) {
      for (const { tokens } of stretches.text) for (const token of tokens) this.learnCompound(token);
    }
  }

  /** Archives here are too small for a hyphen to be a misprint. */
  private learnCompound({ term, form }: Token): void {
    if (!form.includes('-')) return;
    for (const language of this.languages) {
      const compound = compoundParts(form, language);
      // Stop words alone make none.
      if (form.split('-').every((part) => stopWords(language).has(part))) continue;
      if (compound?.closed === term) this.compounds.set([language, form, ...compound.parts].join(' '), { language, ...compound, letters: form.replaceAll('-', '') });
    }
  }

  /** All hits, in order; scores of what only meets conditions are 0. */
  answer(tree: QueryNode, match: Match, filters: Filters, near: Nearby | null = null): ReferenceHit[] {
    const whole = new Conjunction(this, tree.kind === 'and' ? tree.children : [tree]);
    const allowed = this.articles.filter((one) => passes(one, filters));
    const withAll = this.articles.filter((one) => whole.worth(one) !== null).length;
    const hits = allowed.flatMap((one): (ReferenceHit & { one: Read })[] => {
      const score = whole.worth(one);
      return score === null ? [] : [{ one, id: one.article.id, score: (score + whole.adjacency(one)) * nearness(one, near), relaxed: false }];
    });
    const severalWords = whole.words.length > 1 || (whole.words.length === 1 && whole.required.length > 0);
    if (severalWords && (match === 'any' || (match === 'auto' && withAll < 10))) {
      const having = new Set(hits.map(({ one }) => one));
      for (const one of allowed) {
        const score = having.has(one) ? null : whole.worthOfSome(one);
        if (score !== null) hits.push({ one, id: one.article.id, score: (score + whole.adjacency(one)) * nearness(one, near), relaxed: match === 'auto' });
      }
    }
    const day = ({ day }: Read): string => day ?? '';
    return hits
      .sort((a, b) =>
        Number(a.relaxed) - Number(b.relaxed) || b.score - a.score || (day(a.one) < day(b.one) ? 1 : day(a.one) > day(b.one) ? -1 : compareIds(a.id, b.id)),
      )
      .map(({ id, score, relaxed }) => ({ id, score, relaxed }));
  }

  dayOf(id: string): string {
    return this.articles.find(({ article }) => article.id === id)?.day ?? '';
  }

  isStopWord(text: string): boolean {
    const language = this.languages.at(0) ?? 'en';
    const [terms = [], ...others] = readingsOf(text, language);
    return others.length === 0 && terms.length === 1 && terms[0] === terms[0].toLowerCase() && stopWords(language).has(fold(text));
  }

  private readings(text: string): string[][] {
    return differing(this.languages.flatMap((language) => readingsOf(text, language)));
  }

  /** What a node that can be found at places finds in every article that has it; with its weight. */
  find(node: QueryNode, neighbours: readonly [string, string][] = []): { inArticle: Map<Read, Finding>; weight: number } {
    switch (node.kind) {
      case 'word':
        return (node.form === 'plain' ? null : this.findPrinted(node, node.form)) ?? this.findWord(node, neighbours);
      case 'phrase': {
        const sequences = this.readings(node.text);
        const { slop, field } = node;
        const found = this.best(
          sequences.map((terms) => (one) => (slop === null ? inOrder(one.stretches[field], terms) : withinSlop(one.stretches[field], terms, slop))),
        );
        return { inArticle: found, weight: this.weightOfTerms(sequences.at(0) ?? [], field) };
      }
      case 'near':
      case 'same': {
        const [left, right] = [this.operand(node.left), this.operand(node.right)];
        const found = this.best([
          (one) => {
            const [as, bs] = [left.inArticle.get(one)?.spans ?? [], right.inArticle.get(one)?.spans ?? []];
            return node.kind === 'near' ? nearEachOther(as, bs, node.distance) : inOneParagraph(one.stretches.text, as, bs);
          },
        ]);
        return { inArticle: found, weight: left.weight + right.weight };
      }
      default:
        throw new Error(`a ${node.kind} stands nowhere`);
    }
  }

  /**
   * What the nodes of several clauses find: an article meets a clause with any of its nodes, and all that is said in one
   * quotation, which each of the speakers has.
   */
  findQuoted(clauses: readonly (readonly QuotationNode[])[]): ((one: Read) => number | null)[][] {
    const told = clauses.map((nodes) =>
      nodes.map((node): { times: (one: Read, quotation: Read['quotations'][number]) => number; weight: number } => {
        if (node.kind === 'speaker') {
          const words = nameWords(node.text);
          const is = ({ names }: Read['quotations'][number]): boolean => words.length > 0 && words.every((word) => names.includes(word));
          const having = this.articles.filter(({ quotations }) => quotations.some(is)).length;
          return { times: (_, quotation) => (is(quotation) ? 1 : 0), weight: this.weightOfSo(having, having) };
        }
        const { text } = node;
        const { inArticle, weight } = this.find(node.phrase ? { kind: 'phrase', text, slop: null, field: 'text' } : { kind: 'word', text, form: 'plain', field: 'text' });
        const times = (one: Read, { parts }: Read['quotations'][number]): number => {
          const inside = (inArticle.get(one)?.spans ?? []).filter(
            ({ inTitle, start, length }) => !inTitle && parts.some((places) => Array.from({ length }, (_, i) => start + i).every((place) => places.has(place))),
          );
          return new Set(inside.map(({ start }) => start)).size;
        };
        return { times, weight };
      }),
    );
    const kept = (one: Read): Read['quotations'] => {
      const holds = (clause: (typeof told)[number], quotation: Read['quotations'][number]): boolean => clause.some(({ times }) => times(one, quotation) > 0);
      const [said, speakers] = ['said', 'speaker'].map((kind) => told.filter((_, c) => clauses[c][0].kind === kind));
      const telling = one.quotations.filter((quotation) => said.every((clause) => holds(clause, quotation)));
      if (!speakers.every((clause) => telling.some((quotation) => holds(clause, quotation)))) return [];
      return telling.filter((quotation) => speakers.length === 0 || speakers.some((clause) => holds(clause, quotation)));
    };
    return told.map((clause) =>
      clause.map(({ times, weight }) => (one) => {
        const count = kept(one).reduce((sum, quotation) => sum + times(one, quotation), 0);
        return count === 0 ? null : this.worthOf(one, 0, count) * weight;
      }),
    );
  }

  private operand(node: QueryNode): { inArticle: Map<Read, Finding>; weight: number } {
    if (node.kind !== 'or' && node.kind !== 'and') return this.find(node);
    const sides = node.children.map((child) => this.operand(child));
    const inArticle = new Map<Read, Finding>();
    for (const one of this.articles) {
      const spans = sides.flatMap((side) => side.inArticle.get(one)?.spans ?? []);
      if (spans.length > 0) inArticle.set(one, { spans, worth: 0, occurrences: 0 });
    }
    return { inArticle, weight: Math.max(0, ...sides.map(({ weight }) => weight)) };
  }

  private findWord({ text, field }: WordNode, neighbours: readonly [string, string][]): { inArticle: Map<Read, Finding>; weight: number } {
    const own = this.readings(text);
    const compounds = [...this.compounds.values()];
    // A word is a compound in the language that it is read in.
    const isTerm = (word: string, language: string, term: string): boolean => {
      const [terms = [], ...others] = readingsOf(word, language);
      return others.length === 0 && terms.length === 1 && terms[0] === term;
    };
    // And its inflections share most of its letters.
    const isInflection = (word: string, { letters }: { letters: string }): boolean => {
      const own = fold(word).replace(/[^\p{L}\p{N}]/gu, '');
      const longer = Math.max(own.length, letters.length);
      return letters.length >= 4 && own.slice(0, Math.ceil((longer * 2) / 3)) === letters.slice(0, Math.ceil((longer * 2) / 3));
    };
    const open = differing(compounds.filter((one) => isTerm(text, one.language, one.closed) && isInflection(text, one)).map(({ parts }) => parts));
    const closed = differing(neighbours.flatMap(([first, second]) =>
      compounds
        .filter((one) => isInflection(first + second, one))
        .filter(({ language, closed, parts }) => parts.length === 2 && isTerm(first + second, language, closed) && isTerm(first, language, parts[0]) && isTerm(second, language, parts[1]))
        .map(({ closed }) => [closed]),
    ));
    const sequences = differing([...own, ...open, ...closed]);
    // What stands as one word counts; its parts one after the other only where it does not.
    const [closedForms, openForms] = [sequences.filter(({ length }) => length === 1), sequences.filter(({ length }) => length > 1)];
    const inArticle = this.best(closedForms.map((terms) => (one) => inOrder(one.stretches[field], terms)));
    for (const [one, { spans, worth, occurrences }] of this.best(openForms.map((terms) => (one) => inOrder(one.stretches[field], terms)))) {
      const known = inArticle.get(one);
      inArticle.set(one, { spans: [...(known?.spans ?? []), ...spans], worth: known?.worth ?? worth, occurrences: known?.occurrences ?? occurrences });
    }
    const isOneTerm = own.some(({ length }) => length === 1);
    return { inArticle, weight: isOneTerm ? this.weightOf(inArticle) : this.weightOfTerms(own.at(0) ?? [], field) };
  }

  private findPrinted({ text, field }: WordNode, form: 'exact' | 'pattern' | 'similar'): { inArticle: Map<Read, Finding>; weight: number } | null {
    const wanted = form === 'pattern' ? patternsOf(text, this.languages) : printedForms(text, this.languages);
    if (wanted.length === 0) return null;
    const byTerm = new Map<string, Set<string>>();
    for (const { stretches } of this.articles) {
      for (const { tokens } of Object.values(stretches).flat()) {
        for (const token of tokens) {
          const isName = /^[A-Z]+$/.test(token.term);
          if (wanted.some((one) => matchesForm(token.form, one.letters, form) && (one.isName ?? isName) === isName)) byTerm.set(token.term, (byTerm.get(token.term) ?? new Set()).add(token.form));
        }
      }
    }
    const inArticle = this.best(
      [...byTerm].map(([term, forms]) => (one) => tokensWhere(one.stretches[field], (token) => token.term === term && forms.has(token.form))),
    );
    return { inArticle, weight: this.weightOf(inArticle) };
  }

  /** Every variant in every article: an article is worth what its best variant is. */
  private best(variants: readonly ((one: Read) => Span[])[]): Map<Read, Finding> {
    const inArticle = new Map<Read, Finding>();
    for (const one of this.articles) {
      for (const variant of variants) {
        const spans = variant(one);
        if (spans.length === 0) continue;
        const titles = spans.filter(({ inTitle }) => inTitle).length;
        const worth = this.worthOf(one, titles, spans.length - titles);
        const occurrences = Math.max(1, spans.length - titles);
        const known = inArticle.get(one) ?? { spans: [], worth: 0, occurrences: 0 };
        inArticle.set(one, {
          spans: [...known.spans, ...spans],
          worth: Math.max(worth, known.worth),
          occurrences: known.occurrences + occurrences,
        });
      }
    }
    return inArticle;
  }

  worthOf({ lengths }: Read, inTitle: number, inText: number): number {
    const title = (2.5 * inTitle) / (0.5 + (0.5 * lengths.title) / this.average.title);
    const text = inText / (0.25 + (0.75 * lengths.text) / this.average.text);
    return (title + text) / (k + title + text);
  }

  private weightOf(inArticle: ReadonlyMap<Read, Finding>): number {
    return this.weightOfSo(inArticle.size, [...inArticle.values()].reduce((sum, { occurrences }) => sum + occurrences, 0));
  }

  private weightOfSo(having: number, occurrences: number): number {
    const rarity = Math.log(1 + (this.articles.length - having + 0.5) / (having + 0.5));
    return rarity * (1 + Math.log((occurrences + 2) / (having + 2)));
  }

  private weightOfTerms(terms: readonly string[], field: WordField): number {
    return terms.reduce((sum, term) => sum + this.weightOf(this.best([(one) => inOrder(one.stretches[field], [term])])), 0);
  }
}

interface FoundWord {
  inArticle: Map<Read, Finding>;
  weight: number;
}

/** A partial date is its first day. */
function nearness({ day }: Read, near: Nearby | null): number {
  if (near === null) return 1;
  if (day === null) return 0.01;
  const first = `${day}-01-01`.slice(0, 10);
  const apart = first < near.first ? Date.parse(near.first) - Date.parse(first) : first > near.last ? Date.parse(first) - Date.parse(near.last) : 0;
  return Math.max(0.01, Math.exp(-0.5 * (apart / 86_400_000 / near.scaleDays) ** 2));
}

/** The children of an AND, sorted by what they do. */
class Conjunction {
  readonly words: { worth: (one: Read) => number | null }[];
  private pairs: ((one: Read) => number)[] = [];
  readonly required: ((one: Read) => number | null)[] = [];
  private readonly conditions: ((one: Read) => number | null)[] = [];
  private readonly excluded: ((one: Read) => number | null)[] = [];

  constructor(
    private readonly archive: ReferenceArchive,
    children: readonly QueryNode[],
  ) {
    const isPlain = (node: QueryNode): node is WordNode => node.kind === 'word' && node.form === 'plain' && node.field === 'text';
    const quotations = children.filter(isQuotation).map((node) => (node.kind === 'or' ? node.children.filter((child) => child.kind === 'said' || child.kind === 'speaker') : [node]));
    const different = quotations.filter((nodes, at) => quotations.findIndex((other) => isDeepStrictEqual(other, nodes)) === at);
    for (const clause of archive.findQuoted(different)) this.required.push(anyOf(clause));
    for (const node of children.filter((child) => !isPlain(child) && !isQuotation(child))) {
      if (node.kind === 'not') this.excluded.push(this.part(node.child));
      else if (['date', 'undated', 'language', 'type', 'all'].includes(node.kind)) this.conditions.push(this.part(node));
      else this.required.push(this.part(node));
    }
    const plain = children.filter(isPlain);
    const telling = plain.filter(({ text }) => !archive.isStopWord(text));
    this.words = this.wordsOf(telling.length > 0 || this.required.length > 0 ? telling : plain);
  }

  private wordsOf(nodes: readonly WordNode[]): { worth: (one: Read) => number | null }[] {
    const texts = [...new Set(nodes.map(({ text }) => text.toLowerCase()))];
    const found = texts.map((text) => {
      const neighbours: [string, string][] = [];
      const uses = nodes.flatMap((node, i) => (node.text.toLowerCase() === text ? [i] : []));
      for (const i of uses) {
        if (i > 0) neighbours.push([nodes[i - 1].text, nodes[i].text]);
        if (i + 1 < nodes.length) neighbours.push([nodes[i].text, nodes[i + 1].text]);
      }
      const { inArticle, weight } = this.archive.find(nodes[uses[0]], neighbours);
      return { inArticle, weight, times: uses.length ** Math.min(1, 0.5 + (0.5 * nodes.length) / 40) };
    });
    const behind = nodes.slice(1).map(({ text }, i) => [texts.indexOf(nodes[i].text.toLowerCase()), texts.indexOf(text.toLowerCase())]);
    const pairs = new Map(behind.filter(([first, second]) => first !== second).map((pair) => [pair.join(' '), pair]));
    this.pairs = Array.from(pairs.values(), ([first, second]) => (one) => this.pairWorth(one, found[first], found[second]));
    return found.map(({ inArticle, weight, times }) => ({
      worth: (one) => {
        const finding = inArticle.get(one);
        return finding === undefined ? null : finding.worth * weight * times;
      },
    }));
  }

  private pairWorth(one: Read, first: FoundWord, second: FoundWord): number {
    const [a, b] = [first.inArticle.get(one), second.inArticle.get(one)];
    if (a === undefined || b === undefined) return 0;
    const followed = a.spans.filter(({ stretch, start, length }) =>
      b.spans.some((other) => other.stretch === stretch && other.start >= start + length && other.start <= start + length + 1),
    );
    const places = [...new Map(followed.map((span) => [`${span.stretch} ${span.start}`, span])).values()];
    if (places.length === 0) return 0;
    const titles = places.filter(({ inTitle }) => inTitle).length;
    const worth = Math.min(a.worth, b.worth, this.archive.worthOf(one, titles, places.length - titles));
    return pairWeight * Math.min(first.weight, second.weight) * worth;
  }

  /** What the pairs of its plain words add. */
  adjacency(one: Read): number {
    return this.pairs.reduce((sum, pair) => sum + pair(one), 0);
  }

  private part(node: QueryNode): (one: Read) => number | null {
    const when = (holds: (one: Read) => boolean) => (one: Read) => (holds(one) ? 0 : null);
    switch (node.kind) {
      case 'word':
      case 'phrase':
      case 'near':
      case 'same': {
        const { inArticle, weight } = this.archive.find(node);
        return (one) => {
          const finding = inArticle.get(one);
          return finding === undefined ? null : finding.worth * weight;
        };
      }
      case 'and':
      case 'not': {
        const inner = new Conjunction(this.archive, node.kind === 'and' ? node.children : [node]);
        return (one) => inner.worth(one);
      }
      case 'or':
        return anyOf(node.children.map((child) => this.part(child)));
      case 'speaker':
      case 'said':
        return this.archive.findQuoted([[node]])[0][0];
      case 'date':
        return when(({ day }) => day !== null && (node.from === null || day >= node.from) && (node.to === null || day <= node.to));
      case 'undated':
        return when(({ day }) => day === null);
      case 'language':
        return when(({ article }) => article.language === node.value);
      case 'type':
        return when(({ article }) => article.type === node.value);
      default:
        return when(() => true);
    }
  }

  private sum(one: Read, parts: readonly ((one: Read) => number | null)[]): number | null {
    let sum = 0;
    for (const part of parts) {
      const worth = part(one);
      if (worth === null) return null;
      sum += worth;
    }
    return sum;
  }

  /** null for an article that lacks something or has what is excluded. */
  worth(one: Read): number | null {
    if (this.excluded.some((part) => part(one) !== null)) return null;
    return this.sum(one, [...this.words.map(({ worth }) => worth), ...this.required, ...this.conditions]);
  }

  /** As `worth`, but words may be missing: all of them only where something else is asked for. */
  worthOfSome(one: Read): number | null {
    if (this.excluded.some((part) => part(one) !== null)) return null;
    const musts = this.sum(one, [...this.required, ...this.conditions]);
    const worths = this.words.map(({ worth }) => worth(one)).filter((worth) => worth !== null);
    if (musts === null || (worths.length === 0 && this.required.length === 0)) return null;
    return worths.reduce((sum, worth) => sum + worth, musts);
  }
}

/** A speaker, something said, or any of several of one of the two. */
function isQuotation(node: QueryNode): node is Extract<QueryNode, { kind: 'speaker' | 'said' | 'or' }> {
  if (node.kind === 'or') return ['speaker', 'said'].some((kind) => node.children.every((child) => child.kind === kind));
  return node.kind === 'speaker' || node.kind === 'said';
}

function anyOf(parts: readonly ((one: Read) => number | null)[]): (one: Read) => number | null {
  return (one) => {
    const worths = parts.map((part) => part(one)).filter((worth) => worth !== null);
    return worths.length === 0 ? null : worths.reduce((sum, worth) => sum + worth, 0);
  };
}

function passes({ article, day }: Read, filters: Filters): boolean {
  const dated = filters.from !== null || filters.to !== null;
  if (dated && (day === null || day < (filters.from ?? '') || day > (filters.to ?? '9999'))) return false;
  const among = (filter: readonly string[], has: readonly (string | null)[]): boolean => {
    const meets = (want: string): boolean => has.some((value) => value !== null && (want === '*' || value.toLowerCase() === want.replace(/^\\/, '').toLowerCase()));
    const [unwanted, wanted] = [filter.filter((one) => one.startsWith('-')).map((one) => one.slice(1)), filter.filter((one) => !one.startsWith('-'))];
    return (wanted.length === 0 || wanted.some(meets)) && !unwanted.some(meets);
  };
  const headings = article.paragraphs.filter(({ kind }) => kind === 'heading').map(({ start, end }) => article.text.slice(start, end));
  return (
    among(filters.source, [article.source]) &&
    among(filters.author, [article.author]) &&
    among(filters.language, [article.language]) &&
    among(filters.type, [article.type]) &&
    among(filters.section, headings)
  );
}

function tokensWhere(stretches: readonly Stretch[], wanted: (token: Token) => boolean): Span[] {
  return stretches.flatMap(({ inTitle, tokens }, stretch) =>
    tokens.filter(wanted).map(({ position }) => ({ stretch, inTitle, start: position, length: 1 })),
  );
}

function inOrder(stretches: readonly Stretch[], terms: readonly string[]): Span[] {
  return stretches.flatMap(({ inTitle, tokens }, stretch) => {
    const stands = (wanted: string, place: number): boolean => tokens.some(({ term, position }) => term === wanted && position === place);
    return tokens
      .filter(({ term, position }) => term === terms[0] && terms.every((next, i) => stands(next, position + i)))
      .map(({ position }) => ({ stretch, inTitle, start: position, length: terms.length }));
  });
}

/** Tries every choice of places, a different one for each time a word is said; of those that begin at one place the shortest counts. */
function withinSlop(stretches: readonly Stretch[], terms: readonly string[], slop: number): Span[] {
  return stretches.flatMap(({ inTitle, tokens }, stretch) => {
    const shortest = new Map<number, number>();
    const choose = (chosen: readonly number[]): void => {
      if (chosen.length === terms.length) {
        const start = Math.min(...chosen);
        const length = Math.max(...chosen) - start + 1;
        if (length <= terms.length + slop) shortest.set(start, Math.min(length, shortest.get(start) ?? Infinity));
        return;
      }
      for (const { term, position } of tokens) {
        if (term === terms[chosen.length] && chosen.every((place, i) => place !== position || terms[i] !== term)) choose([...chosen, position]);
      }
    };
    choose([]);
    return Array.from(shortest, ([start, length]) => ({ stretch, inTitle, start, length }));
  });
}

/** Every place where one of such a pair begins. Something is not near itself. */
function nearEachOther(as: readonly Span[], bs: readonly Span[], distance: number): Span[] {
  const kept = new Map<string, Span>();
  for (const a of as) {
    for (const b of bs) {
      if (a.stretch !== b.stretch || (a.start === b.start && a.length === b.length)) continue;
      const [first, second] = a.start <= b.start ? [a, b] : [b, a];
      if (second.start - (first.start + first.length - 1) > distance) continue;
      for (const span of [a, b]) kept.set(`${span.stretch} ${span.start}`, span);
    }
  }
  return [...kept.values()];
}

function inOneParagraph(stretches: readonly Stretch[], as: readonly Span[], bs: readonly Span[]): Span[] {
  const paragraph = ({ stretch, start }: Span): number => {
    const token = stretches[stretch].tokens.find(({ position }) => position === start);
    return stretches[stretch].paragraphAt(token?.start ?? 0);
  };
  const [inA, inB] = [as, bs].map((spans) => new Set(spans.map(paragraph)));
  return [...as, ...bs].filter((span) => inA.has(paragraph(span)) && inB.has(paragraph(span)));
}
