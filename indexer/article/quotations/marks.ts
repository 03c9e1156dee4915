/**
 * Which words of a paragraph stand between quotation marks? The outermost only: marks inside marks belong to the words.
 *
 * “curly” "straight" „low“ ”same both sides” «angled» »turned« ‘single’ 'straight single'. A mark opens or closes by its
 * sign where that decides, by what stands beside it where not: so `"` behind a space opens, 5" opens nothing, and
 * “curly and straight" close each other, and '' stands for ". Marks inside marks of the same sign are told by their numbers. Single marks are told from apostrophes by the space before and the end behind.
 * The file is longer than most, since every kind of mark has a say in what every other one does.
 */

export interface QuotedSpan {
  /** The words, without marks and space inside: UTF-16 units in the paragraph, end exclusive. Never empty. */
  start: number;
  end: number;
  /** With the marks. */
  outerStart: number;
  outerEnd: number;
  /** Not closed: it goes on to the end of the paragraph. */
  open: boolean;
  family: MarkFamily;
}

export type MarkFamily = 'double' | 'angled' | 'single';

/** UTF-16 units of the longest span: longer ones are documents, or marks that do not belong together. */
const longestSpan = 10_000;
const longestSingleSpan = 3_000;

const plainMark = /["“”„‟«»‹›‘]/;
const beforeStraightSingle = /[\s([—–“"]/;
const mark = /''|["“”„‟«»‹›‘’']/g;
const space = /\s/;
const wordSign = /[\p{L}\p{N}]/u;
const openingSide = /[\s([{—–/“„«‘-]/;
const closingSide = /[\s.,;:!?…)\]}—–/”»’'"-]/;

/** False for nearly all texts without quotations, at the price of one pass. */
export function hasQuotationMarks(text: string): boolean {
  if (plainMark.test(text)) return true;
  for (let at = text.indexOf("'"); at !== -1; at = text.indexOf("'", at + 1)) {
    if (at === 0 || beforeStraightSingle.test(text.charAt(at - 1))) return true;
  }
  return false;
}

interface Sides {
  /** Space, a bracket, a dash or nothing stands before it. */
  free: boolean;
  /** Space, punctuation or nothing stands behind it. */
  ended: boolean;
  letterBehind: boolean;
}

function sidesOf(text: string, at: number, length: number): Sides {
  const before = text.charAt(at - 1);
  const behind = text.charAt(at + length);
  return { free: before === '' || openingSide.test(before), ended: behind === '' || closingSide.test(behind), letterBehind: wordSign.test(behind) };
}

/** Finds signs from left to right: asked for growing positions it reads the text once. */
class Lookout {
  private found = -1;
  constructor(
    private readonly text: string,
    private readonly pattern: RegExp,
  ) {}

  /** The first match at or behind `from`, or the text's length. */
  next(from: number): number {
    if (this.found >= from) return this.found;
    this.pattern.lastIndex = from;
    const match = this.pattern.exec(this.text);
    this.found = match === null ? this.text.length : match.index;
    return this.found;
  }
}

const singleOpener = () => /‘(?=[\p{L}\p{N}“"])|(?<=^|[\s([—–“"])'(?=[\p{L}“"])/gu;
const singleCloser = () => /(?<![\s])[’'](?![\p{L}\p{N}])/gu;
const strongSingleCloser = () => /(?<=[.,;:!?…—–])[’'](?![\p{L}\p{N}])/gu;

class SingleMarks {
  private readonly openers: Lookout;
  private readonly closers: Lookout;
  private readonly strongClosers: Lookout;
  constructor(private readonly text: string) {
    this.openers = new Lookout(text, singleOpener());
    this.closers = new Lookout(text, singleCloser());
    this.strongClosers = new Lookout(text, strongSingleCloser());
  }

  /** Where the span that a single mark opens here is closed; null where it opens none. */
  closing(at: number): number | null {
    if (this.openers.next(at) !== at) return null;
    const closer = this.closers.next(at + 1);
    const opener = this.openers.next(at + 1);
    if (closer >= this.text.length || closer - at > longestSingleSpan || opener < closer) return null;
    // ‘The workers’ rights matter,’ she said: the mark behind an s is an apostrophe where a plainer one follows.
    const strong = /s/i.test(this.text.charAt(closer - 1)) ? this.strongClosers.next(closer) : closer;
    const end = strong < opener && strong < this.text.length && strong - at <= longestSingleSpan ? strong : closer;
    let doubles = 0;
    for (let i = at + 1; i < end; i++) if (/["“”„]/.test(this.text.charAt(i))) doubles += 1;
    return doubles % 2 === 0 ? end : null;
  }
}

interface Opened {
  at: number;
  length: number;
  sign: string;
  /** A straight mark inside curly ones has opened. */
  inner: boolean;
  depth: number;
}

function familyOf(sign: string): MarkFamily {
  return /[«»‹›]/.test(sign) ? 'angled' : 'double';
}

/** What does this sign do while nothing is open? */
function opens(sign: string, { free, ended, letterBehind }: Sides): boolean {
  switch (sign) {
    case '“':
    case '„':
    case '‟':
    case '«':
    case '‹':
      return true;
    case '”':
    case '»':
    case '›':
      return free && letterBehind;
    default:
      return free || !ended;
  }
}

/** What does it do inside of what `opened` opened? `again`: the earlier mark was never closed, this one opens. */
function meets(opened: Opened, sign: string, { free, ended, letterBehind }: Sides, nested: boolean): 'close' | 'again' | 'inside' {
  const family = familyOf(sign);
  if (family !== familyOf(opened.sign)) return 'inside';
  if (family === 'angled') {
    if (sign === opened.sign) {
      opened.depth += 1;
      return 'inside';
    }
    opened.depth -= 1;
    return opened.depth === 0 ? 'close' : 'inside';
  }
  const opensPlainly = free && letterBehind;
  if (nested && opened.sign === '“' && (sign === '“' || sign === '”')) {
    opened.depth += sign === '“' ? 1 : -1;
    return opened.depth === 0 ? 'close' : 'inside';
  }
  switch (sign) {
    case '“':
      if (opened.sign === '„') return 'close';
      return !free && ended ? 'close' : 'again';
    case '„':
      return 'again';
    case '”':
    case '‟':
      return 'close';
    default:
      if (opened.sign === '"') return opensPlainly ? 'again' : 'close';
      if (opened.inner || opensPlainly) {
        opened.inner = !opened.inner;
        return 'inside';
      }
      return ended ? 'close' : 'inside';
  }
}

/** As many curly marks close as open, and some open inside of others. */
function isNested(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const [sign] of text.matchAll(/[“”]/g)) {
    depth += sign === '“' ? 1 : -1;
    deepest = Math.max(deepest, depth);
    if (depth < 0) return false;
  }
  return depth === 0 && deepest > 1;
}

/** In order, not overlapping. */
export function quotedSpans(text: string): QuotedSpan[] {
  const spans: QuotedSpan[] = [];
  const add = (openAt: number, openLength: number, closeAt: number, closeLength: number, family: MarkFamily): void => {
    let start = openAt + openLength;
    let end = closeAt;
    while (start < end && space.test(text.charAt(start))) start += 1;
    while (end > start && space.test(text.charAt(end - 1))) end -= 1;
    if (end - start > longestSpan || !wordSign.test(text.slice(start, end))) return;
    spans.push({ start, end, outerStart: openAt, outerEnd: closeAt + closeLength, open: closeLength === 0, family });
  };
  let singles: SingleMarks | null = null;
  let nested: boolean | null = null;
  let opened: Opened | null = null;
  mark.lastIndex = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    const at = match.index;
    const sign = match[0] === "''" ? '"' : match[0];
    if (sign === '‘' || sign === '’' || sign === "'") {
      if (opened !== null || sign === '’' || (sign === "'" && at > 0 && !beforeStraightSingle.test(text.charAt(at - 1)))) continue;
      singles ??= new SingleMarks(text);
      const closing = singles.closing(at);
      if (closing === null) continue;
      add(at, 1, closing, 1, 'single');
      mark.lastIndex = closing + 1;
      continue;
    }
    const sides = sidesOf(text, at, match[0].length);
    if (opened === null) {
      if (opens(sign, sides)) opened = { at, length: match[0].length, sign, inner: false, depth: 1 };
      continue;
    }
    nested ??= isNested(text);
    switch (meets(opened, sign, sides, nested)) {
      case 'close':
        add(opened.at, opened.length, at, match[0].length, familyOf(opened.sign));
        opened = null;
        break;
      case 'again':
        opened = { at, length: match[0].length, sign, inner: false, depth: 1 };
        break;
      case 'inside':
        break;
    }
  }
  if (opened !== null) add(opened.at, opened.length, text.length, 0, familyOf(opened.sign));
  return spans;
}
