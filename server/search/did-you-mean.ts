/**
 * What may the reader have meant? Other spellings of a query's words, made of words of the archive, that find something. Longer than
 * most: what is suspected, what may stand in its place and what is tried are weighed by one set of costs.
 */
import type { Engine, EngineAnswer, EngineRequest, SpelledField, Spelling } from '../engine/engine.js';
import { hasLetter } from '../query/characters.js';
import { parseQuery } from '../query/parse.js';
import { wordPlaces, type WordPlace } from '../query/places.js';
import type { QueryNode, WordField } from '../query/tree.js';
import { positiveWords } from '../query/words.js';
import type { Offer } from './answer.js';

/** Where a query finds fewer, a word that so few articles have may be a slip too. */
const fewHits = 10;
/** Part of all articles: a word that more of them have is one. Looking for those like it would cost more than the search. */
const veryRare = 0.001;
/** What is a slip is much rarer than what was meant: articles that have the one, printings of the other. */
const muchRarer = 20;
/** Shorter words are like too many others. */
const leastLetters = 4;

/** A longer query is no slip of the pen, and would have too many to try. */
const mostWords = 32;
const mostSuspects = 4;
/** Of a word, those that are weighed, and those of them that are tried. */
const mostWeighed = 8;
const mostChanges = 4;
/** Queries that are tried: each is counted. */
const mostTries = 8;
/** The same where counting is slow, for patterns, distances and quotations. */
const fewTries = 3;
const mostOffers = 3;

/** An edit more has to be made good by so many times the articles. */
const editWorth = Math.log(30);
/** Few slips are in the first letter: it counts as half an edit more. */
const firstLetterEdits = 0.5;
/** What a word's company counts beside its frequency: the other words do not depend on it one by one. */
const fitWorth = 0.5;
/** An offer that is so much less likely than the likeliest is none. */
const farBehind = Math.log(20);

/** A stretch of the query, written otherwise. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

interface Change {
  edits: Edit[];
  /** What speaks against it: -ln of how likely it is. */
  cost: number;
}

interface QueryWord {
  text: string;
  field: SpelledField;
  /** Articles that have it: exact where they are few. */
  articles: number;
  /** Whether it stands in a phrase that no article has. */
  inAbsentPhrase: boolean;
}

export interface Corrections {
  missingEverywhere: string[];
  didYouMean: Offer[];
}

/**
 * Offers are made where a word of the query is in no article, or where few articles answer and a word is much rarer than one
 * like it. None finds nothing. `answer` is that of `request`, whose tree is the query's.
 */
export function corrections(engine: Engine, query: string, request: EngineRequest, answer: EngineAnswer): Corrections {
  if (answer.absent.length === 0 && answer.total >= fewHits) return { missingEverywhere: [], didYouMean: [] };
  const rare = Math.max(answer.total < fewHits ? fewHits : 0, veryRare * answer.generation.articles);
  const words = wordsOf(request.tree, answer, rare);
  const missing = words.filter(({ articles }) => articles === 0);
  const missingEverywhere = missing.map(({ text, field }) => (field === 'text' ? text : `${field}:${text}`));
  const isFirst = request.offset === 0 && (request.after ?? null) === null;
  const isCut = answer.warnings.some(({ code }) => code === 'too-much-work');
  if (!isFirst || isCut || words.length > mostWords) return { missingEverywhere, didYouMean: [] };
  const suspects = words.filter(({ articles }) => articles > 0 && articles <= rare);
  return { missingEverywhere, didYouMean: new Corrector(engine, query, request, answer).offers([...missing, ...suspects]) };
}

/** The words that an article should have, those of phrases one by one, each once. */
function wordsOf(tree: QueryNode, answer: EngineAnswer, rare: number): QueryWord[] {
  const words = new Map<string, QueryWord>();
  const add = (text: string, field: SpelledField, form: 'plain' | 'exact', inAbsentPhrase = false): void => {
    const key = `${field}:${text}`;
    if (words.has(key) || !hasLetter(text)) return;
    const node = field === 'speaker' ? { kind: field, text } : { kind: 'word' as const, text, form, field };
    words.set(key, { text, field, articles: answer.rewordings.frequency(node, rare), inAbsentPhrase });
  };
  for (const node of positiveWords(tree)) {
    // What is said is looked for among the words of the text: where it is written nowhere, nobody says it.
    if (node.kind === 'said' || node.kind === 'speaker') for (const text of node.text.split(' ')) add(text, node.kind === 'said' ? 'text' : 'speaker', 'plain');
    else if (node.kind === 'phrase') for (const text of node.text.split(' ')) add(text, node.field, 'plain', answer.absent.includes(node.text));
    else if (node.form === 'plain' || node.form === 'exact') add(node.text, node.field, node.form);
    else if (answer.absent.includes(node.text)) words.set(`${node.field}:${node.text}`, { text: node.text, field: node.field, articles: 0, inAbsentPhrase: false });
  }
  return [...words.values()];
}

class Corrector {
  private readonly places: readonly WordPlace[];
  /** Articles that have all the words as they were written. */
  private readonly all: number;

  constructor(
    private readonly engine: Engine,
    private readonly query: string,
    private readonly request: EngineRequest,
    private readonly answer: EngineAnswer,
  ) {
    this.places = wordPlaces(query);
    this.all = answer.totalAll ?? (answer.absent.length > 0 ? 0 : (answer.rewordings.count(request.tree)?.all ?? 0));
  }

  offers(suspects: readonly QueryWord[]): Offer[] {
    const changes: Change[][] = [];
    for (const word of suspects) {
      if (changes.length === mostSuspects) break;
      const some = this.changes(word);
      if (some.length > 0) changes.push(word.articles === 0 ? some : [unchanged, ...some]);
    }
    const offers: Offer[] = [];
    const seen = new Set([this.query]);
    const tries = combined(changes).filter(({ edits }) => edits.length > 0).slice(0, isSlow(this.request.tree) ? fewTries : mostTries);
    let likeliest = Infinity;
    for (const { edits, cost } of tries) {
      if (offers.length === mostOffers || cost > likeliest + farBehind) break;
      const query = edited(this.query, edits);
      if (query === null || seen.has(query)) continue;
      seen.add(query);
      const found = this.answer.rewordings.count(parseQuery(query).tree);
      // What has no more than was found is no better spelling: another form of the same word, as a rule.
      if (found === null || (found.all <= this.all && (found.all > 0 || found.total <= this.answer.total))) continue;
      likeliest = Math.min(likeliest, cost);
      offers.push({ query, total: found.total });
    }
    return offers;
  }

  /** What may stand in place of a word, the likeliest first. */
  private changes(word: QueryWord): Change[] {
    const places = this.places.filter(({ text }) => text === word.text);
    if (places.length === 0) return [];
    const instead = (text: string): Edit[] => places.map(({ start, end }) => ({ start, end, text: text.includes(' ') && this.isHeld(start) ? `(${text})` : text }));
    const isText = word.field === 'text' || word.field === 'title';
    const parted = word.articles === 0 && isText ? this.engine.partings(word.text) : [];
    const changes = [...this.spellings(word).slice(0, mostWeighed), ...parted].map((one): Change => ({ edits: instead(one.text), cost: this.cost(one, word.text) }));
    if (word.articles === 0 && word.field !== 'speaker') changes.push(...this.joined(word, word.field, places));
    return changes.sort((a, b) => a.cost - b.cost).slice(0, mostChanges);
  }

  /** A field or a `+` holds the one word that begins here. */
  private isHeld(start: number): boolean {
    return /[:：+]$/.test(this.query.slice(0, start).trimEnd());
  }

  private cost({ text, edits, count }: Spelling, written: string): number {
    const distance = edits + (firstLetter(text) === firstLetter(written) ? 0 : firstLetterEdits);
    const fit = Math.min(...text.split(' ').map((word) => this.answer.rewordings.fit(word, written)));
    return distance * editWorth - Math.log(count) - fitWorth * fit;
  }

  private spellings({ text, field, articles, inAbsentPhrase }: QueryWord): readonly Spelling[] {
    if (Array.from(text).length < leastLetters) return [];
    // A word that is one is left alone, but for a much more frequent one that is a single slip away.
    const least = inAbsentPhrase ? articles : muchRarer * articles;
    return this.engine.spellings(text, field).filter(({ edits, count }) => articles === 0 || (edits === 1 && count >= least));
  }

  /** `govern ment` as `government`: a word with the one before it or behind it, where only white space parts them. */
  private joined(word: QueryWord, field: WordField, places: readonly WordPlace[]): Change[] {
    return places.flatMap((place) => {
      const at = this.places.indexOf(place);
      return [at - 1, at].flatMap((first): Change[] => {
        if (first < 0 || first + 1 >= this.places.length) return [];
        const [left, right] = [this.places[first], this.places[first + 1]];
        if (!/^\s+$/.test(this.query.slice(left.end, right.start))) return [];
        const text = left.text + right.text;
        const articles = this.answer.rewordings.frequency({ kind: 'word', text, form: 'plain', field }, Infinity);
        return articles === 0 ? [] : [{ edits: [{ start: left.start, end: right.end, text }], cost: this.cost({ text, edits: 1, count: articles }, word.text) }];
      });
    });
  }
}

const unchanged: Change = { edits: [], cost: 0 };

const firstLetter = (text: string): string => text.slice(0, 1).toLowerCase();

/** One change of each word, in every combination, the likeliest first. */
function combined(changes: readonly (readonly Change[])[]): Change[] {
  if (changes.length === 0) return [];
  let all: Change[] = [unchanged];
  for (const some of changes) {
    all = all.flatMap((one) => some.map((other) => ({ edits: [...one.edits, ...other.edits], cost: one.cost + other.cost })));
  }
  return all.sort((a, b) => a.cost - b.cost);
}

/** The query with its edits; null where two want the same stretch in different ways. */
function edited(query: string, edits: readonly Edit[]): string | null {
  let text = '';
  let end = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    if (edit.start < end) return null;
    text += query.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return text + query.slice(end);
}

/** Whether counting its articles may take long. */
export function isSlow(tree: QueryNode): boolean {
  switch (tree.kind) {
    case 'word':
      return tree.form === 'pattern' || tree.form === 'similar';
    case 'phrase':
      return tree.slop !== null;
    case 'near':
    case 'same':
    case 'speaker':
    case 'said':
      return true;
    case 'and':
    case 'or':
      return tree.children.some(isSlow);
    case 'not':
      return isSlow(tree.child);
    default:
      return false;
  }
}
