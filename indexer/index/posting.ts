/**
 * How does it stand in bytes that an article has a term? As `gap·4 + kind`, where the gap is the article's number less the one before it in the
 * term's list. Kinds 1 to 3: so often in the text and not in the title, as most do. Kind 0: `times in the text·2 + whether it is in the title`
 * follows, and where it is, how often there. All are variable-length integers.
 */
import { ByteReader, ByteWriter, varintLength, writeVarint } from './bytes.js';

const kindBits = 2;
const kinds = 2 ** kindBits;

/** 0 where it takes more than a number to say how often. */
const kindOf = (inText: number, inTitle: number): number => (inTitle === 0 && inText < kinds ? inText : 0);

export function postingLength(gap: number, inText: number, inTitle: number): number {
  const kind = kindOf(inText, inTitle);
  const length = varintLength(gap * kinds + kind);
  if (kind > 0) return length;
  return length + varintLength(inText * 2 + (inTitle > 0 ? 1 : 0)) + (inTitle > 0 ? varintLength(inTitle) : 0);
}

/** Writes one where there is room for it; returns the place behind it. */
export function writePosting(bytes: Uint8Array, at: number, gap: number, inText: number, inTitle: number): number {
  const kind = kindOf(inText, inTitle);
  const behind = writeVarint(bytes, at, gap * kinds + kind);
  if (kind > 0) return behind;
  const frequencies = writeVarint(bytes, behind, inText * 2 + (inTitle > 0 ? 1 : 0));
  return inTitle > 0 ? writeVarint(bytes, frequencies, inTitle) : frequencies;
}

/** Lists of postings, one behind the other. */
export class PostingWriter extends ByteWriter {
  posting(gap: number, inText: number, inTitle: number): void {
    this.reserve(postingLength(gap, inText, inTitle));
    this.length = writePosting(this.bytes, this.length, gap, inText, inTitle);
  }
}

/** One term's postings in one space, read one after the other: nothing is kept of those before. */
export class PostingReader extends ByteReader {
  readonly count: number;
  /** Of the posting that was read last. */
  article = 0;
  inText = 0;
  inTitle = 0;

  /** From the byte on that says how many they are. */
  constructor(bytes: Uint8Array, from: number) {
    super(bytes, from);
    this.count = this.varint();
  }

  /** Reads the next; asked no more than `count` times. */
  next(): void {
    const head = this.varint();
    this.article += head >>> kindBits;
    this.inText = head & (kinds - 1);
    this.inTitle = 0;
    if (this.inText > 0) return;
    const frequencies = this.varint();
    this.inText = frequencies >>> 1;
    if ((frequencies & 1) === 1) this.inTitle = this.varint();
  }
}
