/**
 * Who said what in this article? Its quotations, each with whom the article itself names as its speaker.
 *
 * A span between marks counts where somebody is said to speak it, where it plainly goes on with such a one, or where it
 * is a whole sentence. Names of things, words spoken about and ironical marks do not. The time is linear in the text:
 * beside each span a bounded piece is read. It is longer than most files: a quotation is one of its paragraph's, and all its steps share what was
 * spoken before.
 */
import { attribute, attributeBehind, type Surroundings } from './attribute.js';
import type { Attribution } from './attribution.js';
import { attributionOfIndirect } from './attribution-behind.js';
import { NameCompletion } from './completion.js';
import { type Gap, gapOf, reach } from './gap.js';
import { speechOf } from './language/languages.js';
import type { Speech } from './language/speech.js';
import { hasQuotationMarks, type QuotedSpan, quotedSpans } from './marks.js';
import type { Quotation } from './quotation.js';
import { Sentence } from './sentence.js';
import { isNoSpeech, wordingOf } from './wording.js';
import { endsSentence, type Word } from './words.js';

/** Parts of the longest quotation; what goes on beyond is a quotation of its own. */
const mostParts = 64;
/** Words between two quotations that one attribution behind them speaks of: `“one” and his “two,” said Peskov` */
const fewWords = 6;
/** Paragraphs back to the one that reports what a quotation goes on with. */
const farthestReport = 2;
/** Words of a transcript's longest `PRIME MINISTER GILLARD:` */
const longestLabel = 5;

interface Found {
  parts: Quotation['parts'];
  attribution: Attribution | null;
  carried: boolean;
}

class QuotationFinder {
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
      if (text.trim() !== '') this.speaking = null;
      return;
    }
    let before = gapOf(text, 0, spans[0]?.outerStart ?? 0);
    /** The quotation of the span before, if it is one. */
    let previous: Found | null = null;
    let previousSpan: QuotedSpan | null = null;
    /** The span before, where nobody has spoken it so far. */
    let waiting: Surroundings | null = null;
    for (const [at, span] of spans.entries()) {
      const behind = gapOf(text, span.outerEnd, spans.at(at + 1)?.outerStart ?? text.length);
      const lead = previousSpan === null && before.blank ? this.announcement(paragraph) : new Sentence(text, previousSpan === null ? unlabelled(before.tail) : before.tail, this.speech);
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
        } else if (waiting !== null && connected && found.attribution !== null && before.tail.length <= fewWords) {
          this.alsoSaid(paragraph, waiting, found);
        }
        previous = found;
      }
      if (previous !== null) {
        waiting = null;
        if (span.open) this.unclosed = { found: previous, span };
      }
      previousSpan = span;
      before = behind;
    }
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
    const free = !connected && (before.tail.length === 0 || wording.introduced) && (span.family !== 'single' || this.quotesInSingles());
    const speaks = attribution !== null || carried !== null || (free && wording.wholeSentence) || (span.open && wording.opensLarge);
    if (!speaks) return null;
    const found: Found = { parts: [{ paragraph, start: span.start, end: span.end }], attribution: attribution ?? carried, carried: carried !== null };
    this.found.push(found);
    this.speaking = found.attribution;
    return found;
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

  /** The end of the paragraph before, where it announces what this one begins with: `Peskov told reporters:` */
  private announcement(paragraph: number): Sentence {
    const text = this.text(paragraph - 1).trimEnd();
    return new Sentence(text, /[:;,]$/.test(text) ? gapOf(text, Math.max(0, text.length - reach), text.length).tail : [], this.speech);
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

/** Without who speaks in a transcript: `SPEERS: You said “…”` */
function unlabelled(words: readonly Word[]): readonly Word[] {
  const colon = words.slice(0, longestLabel + 1).findIndex(({ text }) => text === ':');
  const label = words.slice(0, Math.max(0, colon));
  return colon < words.length - 1 && label.length > 0 && label.every(({ capital }) => capital) ? words.slice(colon + 1) : words;
}

/** Sentences follow the one that the last quotation stands in. */
function hasFurtherSentence(gap: Gap): boolean {
  return !gap.whole && [...gap.between, ...gap.tail].some(({ kind, start }) => kind !== 'stop' && start > (gap.head.at(-1)?.end ?? 0));
}

/** `paragraphs` in the order of the article; `language` is lower-case ISO 639-1. */
export function findQuotations(paragraphs: readonly string[], language: string): Quotation[] {
  const marked = paragraphs.map(hasQuotationMarks);
  if (!marked.includes(true)) return [];
  const speech = speechOf(language);
  const names = new NameCompletion(paragraphs, speech);
  return new QuotationFinder(paragraphs, marked, speech).all().map(({ parts, attribution, carried }) => {
    if (attribution === null) return { parts, speaker: null, speakerName: null, verb: null, carried };
    const { written, name, verb } = attribution;
    return { parts, speaker: written, speakerName: name === null ? written : names.fullest(name, name !== written), verb, carried };
  });
}
