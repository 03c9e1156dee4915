/**
 * Which words of the query language does a query hold? One pass, linear in the query; whatever means nothing is passed over,
 * and what was meant but is broken is noted.
 *
 * - Any kind of quotation mark opens a phrase, but not behind a digit (`12" gun`); one without a partner is left out.
 * - `-`, `!`, `+` are signs only directly before what they sign and behind white space, a parenthesis or a field.
 * - Behind a field's colon a word is a word, even `title:AND`; `text:AND` is how the word itself is asked for.
 * - A value that is no date is looked for as words.
 * - A query of more than 200 words, or words of more than 2,000 UTF-16 units, is cut before the word too many.
 * - A backslash, which hides an operator from stricter parsers, hides it here: `\-word` is a word.
 *
 * Longer than most files: all of its rules share one place in the query, and what is read before decides what may follow.
 */
import { mostUnits, mostWords, type Budget } from './budget.js';
import { closersOf, codePoint, isBracket, hasLetter, isClosing, isMinus, isOpening, isQuote, isSpace, quoteMarks } from './characters.js';
import { dateClause, type DateField } from './date-clause.js';
import { dateValueAt } from './date-value.js';
import type { Mending } from './mending.js';
import { distanceOf, longestOperator, operatorWord, proximityAt } from './operators.js';
import { fieldNamed, isDateField, type Token } from './token.js';
import { beginsWord, isAddress, phraseText, writtenWord } from './word.js';

const fieldName = /(\p{L}(?:[\p{L}\p{N}\p{M}_.-]{0,62}[\p{L}\p{N}\p{M}])?)[:：]/uy;
/** Without one of these a query has no field, no distance and no address. */
const rareSigns = /[:：/(.]/;
const phraseSuffix = /~(\d{1,9})?(?:\.\d{1,6})?|\^\d{0,6}(?:\.\d{1,6})?/y;
const signsAhead = 8;
const mostMarks = 3;

class Lexer {
  readonly tokens: Token[] = [];
  private at = 0;
  /** Nothing but signs and fields since white space or a parenthesis: a sign here is a sign. */
  private fresh = true;
  /** Where the colon of a field has just been read, else -1. */
  private fieldEnd = -1;
  /** Of each open parenthesis: the date field its words belong to. */
  private readonly groups: (DateField | null)[] = [];
  /** Of each quotation mark its last place: looked for where the first one opens. */
  private lastQuote: ReadonlyMap<string, number> | null = null;
  /** Whether there is one of the signs that are in few queries. */
  private readonly hasRareSigns: boolean;

  constructor(
    private readonly query: string,
    private readonly mending: Mending,
    private readonly budget: Budget,
  ) {
    this.hasRareSigns = rareSigns.test(query);
  }

  read(): Token[] {
    while (this.at < this.query.length) {
      if (!this.step()) {
        const message = `a query has at most ${mostWords} words of ${mostUnits} characters in all; the rest is left out`;
        this.mending.note('query-too-long', this.at, this.query.length, message);
        break;
      }
    }
    return this.tokens;
  }

  /** False where the budget is spent; `at` then stands at the first word too many. */
  private step(): boolean {
    const { query, at } = this;
    const character = query.charAt(at);
    if (isSpace(character) || isBracket(character) || character === ',' || character === ';') return this.pass(1, true);
    if (character === '\\') return this.pass(/[!-/:-@[-`{-~]/.test(query.charAt(at + 1)) ? 2 : 1, false);
    if (isQuote(query, at)) return this.quote();
    if (isOpening(character)) return this.open(null, at);
    if (isClosing(character)) return this.close();
    if (character === '|' || query.startsWith('&&', at)) return this.signs(character);
    if (this.fresh && this.sign(character)) return true;
    const group = this.groups.at(-1) ?? null;
    if (group !== null && this.fresh) {
      const date = this.date(group, at, at);
      if (date !== null) return date;
    }
    if (this.hasRareSigns && this.fresh && this.fieldEnd !== at) {
      const operator = proximityAt(query, at, this.mending);
      if (operator !== null) return this.push(operator, true);
    }
    if (beginsWord(query, at) || (this.fresh && character === '=' && beginsWord(query, at + 1) && this.fieldAt(at + 1) === null)) return this.word(group);
    if (character === '=' && this.fresh && (isQuote(query, at + 1) || isOpening(query.charAt(at + 1)) || this.fieldAt(at + 1) !== null)) {
      this.mending.note('modifier-ignored', at, at + 1, '= stands before one word only');
      return this.pass(1, true);
    }
    return this.pass(codePoint(query, at).length, false);
  }

  private pass(units: number, fresh: boolean): boolean {
    this.at += units;
    this.fresh = fresh;
    return true;
  }

  private push(token: Token, fresh: boolean): boolean {
    this.tokens.push(token);
    this.at = token.end;
    this.fresh = fresh;
    return true;
  }

  private open(group: DateField | null, start: number): boolean {
    this.groups.push(group ?? this.groups.at(-1) ?? null);
    return this.push({ kind: 'open', start, end: start + 1 }, true);
  }

  private close(): boolean {
    this.groups.pop();
    this.push({ kind: 'close', start: this.at, end: this.at + 1 }, true);
    this.suffix();
    return true;
  }

  /** `||`, `|`, `&&`. */
  private signs(character: string): boolean {
    let end = this.at + 1;
    while (this.query.charAt(end) === character) end++;
    return this.push({ kind: character === '|' ? 'or' : 'and', start: this.at, end }, true);
  }

  private sign(character: string): boolean {
    const negates = isMinus(character);
    if (!negates && character !== '+') return false;
    let next = this.at + 1;
    while (negates && next - this.at < signsAhead && isMinus(this.query.charAt(next))) next++;
    if (!this.operandWithin(next)) return false;
    return this.push(negates ? { kind: 'not', start: this.at, end: next } : { kind: 'require', start: this.at, end: next }, true);
  }

  /** Does anything to look for begin within the next few characters, before white space? */
  private operandWithin(start: number): boolean {
    for (let at = start; at < start + signsAhead; at++) {
      const character = this.query.charAt(at);
      if (character === '' || isSpace(character) || isClosing(character) || character === '|') return false;
      if (isQuote(this.query, at) || isOpening(character) || beginsWord(this.query, at)) return true;
    }
    return false;
  }

  /** Where the phrase opened at `start` closes: the place of the mark, or -1. */
  private closing(start: number): number {
    const mark = this.query.charAt(start);
    this.lastQuote ??= new Map(Array.from(quoteMarks, (one) => [one, this.query.lastIndexOf(one)]));
    const { lastQuote } = this;
    for (const marks of [closersOf(mark), quoteMarks]) {
      // Known to be absent without looking: a query of nothing but `«` stays linear.
      if (![...lastQuote].some(([closer, last]) => last > start && marks.includes(closer))) continue;
      for (let at = start + 1; at < this.query.length; at++) {
        if (this.query.charAt(at) === '\\') at++;
        else if (marks.includes(this.query.charAt(at)) && isQuote(this.query, at)) return at;
      }
    }
    return -1;
  }

  /** How many marks open here together: `""new start""` is what quoting a quotation makes of it. One, where no word follows. */
  private marksAt(start: number): number {
    const mark = this.query.charAt(start);
    let count = 1;
    while (count < mostMarks && this.query.charAt(start + count) === mark) count++;
    return beginsWord(this.query, start + count) ? count : 1;
  }

  private quote(): boolean {
    const marks = this.marksAt(this.at);
    const start = this.at + marks - 1;
    const afterDigit = !this.fresh && /\d/.test(this.query.charAt(start - 1));
    const close = afterDigit ? -1 : this.closing(start);
    if (close < 0) {
      this.mending.note('unclosed-quote', this.at, start + 1, 'this quotation mark has no partner and is left out');
      return this.pass(marks, true);
    }
    const group = this.groups.at(-1) ?? null;
    const { text, starred } = phraseText(this.query.slice(start + 1, close));
    if (text === '') {
      this.mending.note('empty-phrase', start, close + 1, 'there is no word between these quotation marks');
      return this.pass(close + 1 - start, true);
    }
    const clause = group === null ? null : dateClause(group, text);
    if (clause !== null) return this.pushDate(clause, start, close + 1);
    if (group !== null) this.badDate(text, start, close + 1);
    if (starred) {
      this.mending.note('pattern-in-phrase', start, close + 1, '* means nothing inside quotation marks');
    }
    let end = close + 1;
    while (end <= close + marks - 1 && this.query.charAt(end) === this.query.charAt(close)) end++;
    return this.phrase(text, this.at, end);
  }

  private phrase(text: string, start: number, end: number): boolean {
    const words = text.split(' ');
    const kept: string[] = [];
    for (const word of words) {
      if (!this.budget.spend(1, word.length)) break;
      kept.push(word);
    }
    if (kept.some(hasLetter)) {
      const token: Token = { kind: 'phrase', text: kept.join(' '), slop: null, start, end };
      this.push(token, true);
      if (kept.length === words.length) {
        const slop = this.suffix();
        if (words.length > 1 && slop !== null && slop > 0) token.slop = slop;
      }
    }
    return kept.length === words.length;
  }

  /** `~5` and `^2` behind a phrase or group; the slop where one is written. */
  private suffix(): number | null {
    let slop: number | null = null;
    for (;;) {
      phraseSuffix.lastIndex = this.at;
      const match = phraseSuffix.exec(this.query);
      if (match === null) return slop;
      const end = this.at + match[0].length;
      const last = this.tokens.at(-1);
      const digits = match.at(1);
      if (digits === undefined || last?.kind !== 'phrase') {
        this.mending.note('modifier-ignored', this.at, end, `${match[0]} means nothing here and is left out`);
      } else {
        slop = Number(digits) === 0 ? 0 : distanceOf(digits, this.at, end, this.mending);
      }
      this.at = end;
      if (last !== undefined) last.end = end;
    }
  }

  private pushDate(clause: NonNullable<ReturnType<typeof dateClause>>, start: number, end: number): boolean {
    if (!this.budget.spend(1, 0)) return false;
    for (const { code, message } of clause.mended) this.mending.note(code, start, end, message);
    return this.push({ kind: 'date', node: clause.node, start, end }, true);
  }

  /** The date at `valueStart`, its token beginning at `start`; null where none stands there. */
  private date(field: DateField, start: number, valueStart: number): boolean | null {
    const value = dateValueAt(field, this.query, valueStart);
    return value === null ? null : this.pushDate(value.clause, start, value.end);
  }

  private badDate(text: string, start: number, end: number): void {
    this.mending.note('bad-date', start, end, `${text} is no date; it is looked for as words`);
  }

  private dateField(field: DateField, start: number, colonEnd: number): boolean {
    let value = colonEnd;
    while (value < this.query.length && isSpace(this.query.charAt(value))) value++;
    const next = this.query.charAt(value);
    if (next === '' || isClosing(next)) {
      this.mending.note('field-without-word', start, colonEnd, `${this.query.slice(start, colonEnd)} has no date`);
      return this.pass(value - start, true);
    }
    if (value > colonEnd) {
      this.mending.note('space-after-field', start, value, `${this.query.slice(start, colonEnd)} is taken with what follows`);
    }
    this.at = value;
    this.fresh = true;
    if (isOpening(next)) return this.open(field, value);
    const close = isQuote(this.query, value) ? this.closing(value) : -1;
    if (close >= 0) {
      const quoted = this.query.slice(value + 1, close);
      const clause = dateClause(field, quoted);
      if (clause !== null) return this.pushDate(clause, start, close + 1);
      this.badDate(quoted, start, close + 1);
      return true;
    }
    const date = this.date(field, start, value);
    if (date === null) {
      const text = this.query.slice(value, value + 40).replace(/[\s)].*$/su, '');
      this.badDate(text, start, value + text.length);
    }
    return date ?? true;
  }

  /** The name of the field that begins here, known or not; null for a word or an address. */
  private fieldAt(start: number): string | null {
    if (!this.hasRareSigns) return null;
    fieldName.lastIndex = start;
    return isAddress(this.query, start) ? null : (fieldName.exec(this.query)?.[1] ?? null);
  }

  /** Whether an address begins with the word here. */
  private isAddressAt(start: number): boolean {
    return this.hasRareSigns && isAddress(this.query, this.query.charAt(start) === '=' ? start + 1 : start);
  }

  private word(group: DateField | null): boolean {
    const start = this.at;
    const name = this.fieldAt(start);
    if (name !== null) {
      const end = start + name.length + 1;
      const field = fieldNamed(name);
      if (isDateField(field)) return this.dateField(field, start, end);
      const next = this.query.charAt(end);
      if (field !== null || (next !== '' && !isSpace(next))) {
        if (field === null && !this.budget.spend(1, name.length)) return false;
        this.fieldEnd = end;
        return this.push({ kind: 'field', name: name, field, start, end }, true);
      }
    }
    // An operator is one also where no unit is left for a word.
    const inAddress = this.isAddressAt(start);
    const word = writtenWord(this.query, start, Math.max(this.budget.units, longestOperator) + 1, inAddress);
    const mayOperate = this.fieldEnd !== start && word.end - start <= longestOperator;
    const operator = mayOperate ? operatorWord(this.query.slice(start, word.end), start) : null;
    if (operator !== null) return this.push(operator, true);
    if (word.everything) return this.push({ kind: 'everything', start, end: word.end }, false);
    if (word.text === '') return this.pass(Math.max(word.end - start, 1), false);
    return this.spendWord(word, start, group, inAddress);
  }

  private spendWord(word: ReturnType<typeof writtenWord>, start: number, group: DateField | null, inAddress: boolean): boolean {
    const { budget } = this;
    const tooLong = word.cut || word.text.length > budget.units;
    // One endless word: its beginning is looked for.
    if (tooLong && budget.words < mostWords) return false;
    const { text, form, end } = tooLong ? writtenWord(this.query, start, budget.units, inAddress) : word;
    if (text === '' || !budget.spend(1, text.length)) return false;
    if (group !== null) this.badDate(text, start, end);
    if (word.boosted) this.mending.note('modifier-ignored', start, end, `the weight of ${text} is left out: a query has none`);
    this.push({ kind: 'word', text, form, start, end }, false);
    return !tooLong;
  }
}

export function lex(query: string, mending: Mending, budget: Budget): Token[] {
  return new Lexer(query, mending, budget).read();
}
