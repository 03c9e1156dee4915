/**
 * Which spans between marks are quotations, and whose?
 *
 * A span counts where somebody is said to speak it, where it plainly goes on with such a one, or where a whole sentence
 * is a paragraph of its own. Names of things, words spoken about and ironical marks do not. The time is linear in the
 * text: beside each span a bounded piece is read. It is longer than most files: a quotation is one of its paragraph's,
 * and all its steps share what was spoken before.
 */
import { attribute, attributeBehind, type Surroundings } from './attribute.js';
import type { Attribution } from './attribution.js';
import { attributionOfIndirect, signature } from './attribution-behind.js';
import { type Gap, gapOf, reach } from './gap.js';
import type { Speech } from './language/speech.js';
import { announcement, leadOf } from './lead.js';
import { type QuotedSpan, quotedSpans } from './marks.js';
import type { Quotation } from './quotation.js';
import { Sentence } from './sentence.js';
import { isNoSpeech, wordingOf } from './wording.js';
import { dash, endsSentence, type Word, wordsOf } from './words.js';

/** Parts of the longest quotation; what goes on beyond is a quotation of its own. */
const mostParts = 64;
/** Words between two quotations that one attribution behind them speaks of: `“one” and his “two,” said Peskov` */
const fewWords = 6;
/** Paragraphs back to the one that reports what a quotation goes on with. */
const farthestReport = 2;

export interface Found {
  parts: Quotation['parts'];
  attribution: Attribution | null;
  carried: boolean;
}

export class QuotationFinder {
  private readonly found: Found[] = [];
  /** Whose words a quotation without attribution would go on with. */
  private speaking: Attribution | null = null;
  /** A quotation that was not closed in its paragraph. */
  private unclosed: { found: Found; span: QuotedSpan } | null = null;
  private hasDoubleMarks: boolean | null = null;

  constructor(
    private readonly paragraphs: readonly string[],
    /** Which of them have quotation marks. */
    private readonly marked: readonly boolean[],
    private readonly speech: Speech,
  ) {}

  all(): Found[] {
    let next = this.spansOf(0);
    for (const index of this.paragraphs.keys()) {
      const spans = next;
      next = this.spansOf(index + 1);
      this.readParagraph(index, spans, next);
    }
    return this.found;
  }

  private text(paragraph: number): string {
    return (paragraph < 0 ? undefined : this.paragraphs.at(paragraph)) ?? '';
  }

  private spansOf(paragraph: number): QuotedSpan[] {
    return this.marked.at(paragraph) === true ? quotedSpans(this.text(paragraph)) : [];
  }

  /** Single marks are this article's own, not only those inside of others. */
  private quotesInSingles(): boolean {
    this.hasDoubleMarks ??= this.paragraphs.some((text) => /["“„«]/.test(text));
    return !this.hasDoubleMarks;
  }

  private readParagraph(paragraph: number, spans: readonly QuotedSpan[], nextSpans: readonly QuotedSpan[]): void {
    const text = this.text(paragraph);
    const unclosed = this.unclosed;
    this.unclosed = null;
    if (spans.length === 0) {
      if (/\S/.test(text)) this.speaking = null;
      return;
    }
    let before = gapOf(text, 0, spans[0]?.outerStart ?? 0);
    /** The quotation of the span before, if it is one. */
    let previous: Found | null = null;
    let previousSpan: QuotedSpan | null = null;
    /** Behind the last quotation: spans that are none belong to their sentence. */
    let spoken = 0;
    /** The span before, where nobody has spoken it so far. */
    let waiting: Surroundings | null = null;
    for (const [at, span] of spans.entries()) {
      const behind = gapOf(text, span.outerEnd, spans.at(at + 1)?.outerStart ?? text.length);
      const from = this.isListed(before) ? (previousSpan?.outerEnd ?? 0) : spoken;
      const lead = previousSpan === null && before.blank ? announcement(this.text(paragraph - 1), this.speech) : leadOf(text, from === (previousSpan?.outerEnd ?? 0) ? before : gapOf(text, from, span.outerStart), from === 0, this.speech);
      const around: Surroundings = { text, span, wording: wordingOf(text, span, before.tail, behind.head), before, behind, lead };
      const connected = previousSpan !== null && before.whole && !this.isEnded(text, previousSpan, before);
      const continued = previousSpan === null && unclosed !== null && before.blank ? this.continued(paragraph, unclosed, around) : null;
      if (continued !== null) {
        previous = continued;
        this.speaking = continued.attribution;
      } else {
        const found = this.readSpan(paragraph, around, connected, previous, nextSpans);
        if (found === null) {
          if (!before.whole) this.speaking = null;
          waiting = around;
        } else if (waiting !== null && connected && found.attribution !== null && found.attribution.verbAt >= span.outerEnd && before.tail.length <= fewWords) {
          this.alsoSaid(paragraph, waiting, found);
        }
        previous = found;
      }
      if (previous !== null) {
        waiting = null;
        if (span.open) this.unclosed = { found: previous, span };
        spoken = span.outerEnd;
      }
      previousSpan = span;
      before = behind;
    }
    if (previous !== null && previous.attribution === null && (before.blank || dash.test(before.head[0]?.text ?? ''))) this.signBelow(paragraph, previous, before);
    if (previous === null || hasFurtherSentence(before)) this.speaking = null;
  }

  private readSpan(paragraph: number, around: Surroundings, connected: boolean, previous: Found | null, nextSpans: readonly QuotedSpan[]): Found | null {
    const { span, wording, before } = around;
    if (span.open && !(wording.opensLarge && wording.stopped) && !this.isTakenUp(span, nextSpans, paragraph + 1)) return null;
    const attribution = attribute(around, connected ? (previous?.attribution ?? null) : null, this.speech);
    if (attribution !== null && connected && previous !== null && isInterrupted(previous, attribution, around)) {
      previous.parts.push({ paragraph, start: span.start, end: span.end });
      this.speaking = attribution;
      return previous;
    }
    const follows = previous !== null || (before.blank && span.outerStart === this.indent(paragraph));
    const carried = attribution === null && !connected ? this.carriedTo(paragraph, around, follows) : null;
    const goesOn = span.open && wording.opensLarge && this.isTakenUp(span, nextSpans, paragraph + 1);
    if (attribution === null && carried === null && !goesOn && !this.standsAlone(around)) return null;
    const found: Found = { parts: [{ paragraph, start: span.start, end: span.end }], attribution: attribution ?? carried, carried: carried !== null };
    this.found.push(found);
    this.speaking = found.attribution;
    return found;
  }

  /** A paragraph of its own that nobody is named beside: a sentence, or the beginning of a quotation that goes on. */
  private standsAlone({ span, wording, before, behind, lead }: Surroundings): boolean {
    if (!before.blank || lead.words.length > 0 || !(behind.blank || dash.test(behind.head[0]?.text ?? ''))) return false;
    return (wording.wholeSentence && (span.family !== 'single' || this.quotesInSingles())) || (span.open && wording.opensLarge);
  }

  private indent(paragraph: number): number {
    return this.text(paragraph).search(/[^\s>*_#]/);
  }

  /** The next part of a quotation whose opening mark is repeated at the head of this paragraph. */
  private continued(paragraph: number, unclosed: { found: Found; span: QuotedSpan }, around: Surroundings): Found | null {
    const { found } = unclosed;
    const { span } = around;
    if (span.family !== unclosed.span.family || found.parts.length >= mostParts) return null;
    found.parts.push({ paragraph, start: span.start, end: span.end });
    if (found.attribution === null || found.carried) {
      const attribution = attributeBehind(around, this.speech);
      if (attribution !== null) {
        found.attribution = attribution;
        found.carried = false;
      }
    }
    return found;
  }

  /** The paragraph behind an unclosed span begins with the same mark. */
  private isTakenUp(span: QuotedSpan, nextSpans: readonly QuotedSpan[], paragraph: number): boolean {
    return nextSpans.at(0)?.family === span.family && this.opensWithMark(nextSpans, paragraph);
  }

  private opensWithMark(spans: readonly QuotedSpan[], paragraph: number): boolean {
    return spans.at(0)?.outerStart === this.indent(paragraph);
  }

  /** Whose speech the paragraphs before report: `Senator Carr said the centre would open in May.` */
  private reportedBefore(paragraph: number): Attribution | null {
    for (let at = paragraph - 1; at >= 0 && at >= paragraph - farthestReport; at--) {
      if (this.marked.at(at) === true) return null;
      const text = this.text(at);
      // A line of a scanned page is no paragraph.
      if (!/[.!?…][’”"')]?$/.test(text)) return null;
      const { head, sentence, tail } = gapOf(text, 0, text.length);
      const last = new Sentence(text, tail.length > 0 ? tail : sentence, this.speech);
      const first = new Sentence(text, head, this.speech);
      const reported = attributionOfIndirect(last) ?? attributionOfIndirect(first);
      // It goes on with what the one before it reports.
      if (reported !== null || !this.speech.pronouns.has(first.lower(0))) return reported;
    }
    return null;
  }

  /** “one” and “two,” said Peskov: the first is his too. It stands before the one just found. */
  private alsoSaid(paragraph: number, { span, wording, before }: Surroundings, found: Found): void {
    if (isNoSpeech(wording, before.tail, this.speech)) return;
    this.found.splice(-1, 0, { parts: [{ paragraph, start: span.start, end: span.end }], attribution: found.attribution, carried: false });
  }

  /** “…” and in the next paragraph: — Nelson Mandela */
  private signBelow(paragraph: number, found: Found, behind: Gap): void {
    const below = this.text(paragraph + 1);
    const words = wordsOf(below, 0, Math.min(below.length, reach));
    if (behind.blank ? !dash.test(words[0]?.text ?? '') : behind.head.length > 1) return;
    const attribution = signature(new Sentence(below, behind.blank ? words : [...behind.head, ...words], this.speech));
    // - Design, the next item of a list
    if (attribution === null || (words[0]?.text === '-' && attribution.name === attribution.written && !attribution.written.includes(' '))) return;
    found.attribution = attribution;
  }

  /** “one” and “two”: nothing but a comma or `and` between them. */
  private isListed({ head, whole }: Gap): boolean {
    return whole && head.length <= 2 && head.every(({ text, lower }) => text === ',' || this.speech.conjunctions.has(lower));
  }

  /** A sentence has ended inside of the span before, and another begins behind it: not the attribution's. */
  private isEnded(text: string, span: QuotedSpan, { head, blank }: Gap): boolean {
    if (!/[.!?…]$/.test(text.slice(span.start, span.end)) || !(blank || head.at(0)?.capital)) return false;
    return head.at(-1)?.text === ':' || !head.slice(1, 4).some(({ lower }) => this.speech.verbs.has(lower));
  }

  /** Whose words a sentence without attribution goes on with: the last speaker's, or the last sentence's that reports speech. */
  private carriedTo(paragraph: number, { text, wording, before, lead }: Surroundings, follows: boolean): Attribution | null {
    if (lead.words.length > 0 || !wording.opensLarge || !(wording.stopped || wording.open || (wording.words >= 4 && !wording.titled))) return null;
    if (wording.wholeSentence && (before.between.length > 0 || !follows)) {
      const reported = attributionOfIndirect(new Sentence(text, before.sentence, this.speech));
      if (reported !== null) return reported;
    }
    if (!follows) return null;
    if (this.speaking === null) return before.blank ? this.reportedBefore(paragraph) : null;
    return this.changesSubject(before.between, this.speaking) ? null : this.speaking;
  }

  /** These sentences are about somebody else: whoever speaks behind them is not plainly the speaker before them. */
  private changesSubject(words: readonly Word[], speaker: Attribution): boolean {
    return words.some((word, index) => {
      if (index > 0 && !endsSentence(words, index - 1)) return false;
      return word.capital && !this.speech.noNames.has(word.lower) && !speaker.written.includes(word.text);
    });
  }
}

/** “We came,” she said, “and we saw.” */
function isInterrupted(previous: Found, attribution: Attribution, { before, wording }: Surroundings): boolean {
  if (previous.attribution?.verbAt !== attribution.verbAt || attribution.verbAt < (before.head[0]?.start ?? Infinity)) return false;
  const last = before.tail.at(-1);
  return last?.text !== ':' && (last?.kind === 'stop' || !wording.opensLarge) && previous.parts.length < mostParts;
}

/** Sentences follow the one that the last quotation stands in. */
function hasFurtherSentence(gap: Gap): boolean {
  // (They said so in a release.)
  if (gap.head[0]?.text === '(' || gap.tail[0]?.text === '(') return false;
  return !gap.whole && [...gap.between, ...gap.tail].some(({ kind, start }) => kind !== 'stop' && start > (gap.head.at(-1)?.end ?? 0));
}
