/**
 * How do strings of which most begin as the one before them become few bytes in a file? Each is written as how many bytes it shares with the one
 * before, how many follow, and those.
 *
 * First stand how many strings there are and how many bytes they have, as variable-length integers. Of each string, the upper half of its first
 * byte is what it shares, the lower half what follows; a half of 15 is 15 and a variable-length integer, that of the upper half first. Strings are
 * bytes here: one may share a letter's first byte without its second.
 */
import { ByteReader, ByteWriter } from './bytes.js';

/** Strings one after the other, and where each begins: one more than there are strings. */
interface PlainStrings {
  bytes: Uint8Array;
  starts: Uint32Array;
}

/** Half a byte that says that the rest of its number follows. */
const more = 15;

/** Damaged bytes must not ask for memory: strings that would come to more bytes for each that stands for them stay plain. Terms of news come to two. */
const mostGrowth = 16;

/** What is front coded has to be made plain on opening, and so has to be shorter by a quarter. Terms and ids are by 40 to 55 in a hundred, titles by 6 at most. */
const mostShare = 0.75;

/** Null where it does not pay, or the starts are not those of strings that follow one another. */
export function frontCoded({ bytes, starts }: PlainStrings): Uint8Array | null {
  const count = starts.length - 1;
  if (starts[0] !== 0 || starts[count] !== bytes.length) return null;
  const coded = new ByteWriter((bytes.length >>> 1) + 16);
  coded.varint(count);
  coded.varint(bytes.length);
  for (let i = 0, before = 0; i < count; i++) {
    const start = starts[i];
    const end = starts[i + 1];
    if (end < start) return null;
    const most = Math.min(start - before, end - start);
    let shared = 0;
    while (shared < most && bytes[before + shared] === bytes[start + shared]) shared++;
    const following = end - start - shared;
    coded.byte((Math.min(shared, more) << 4) | Math.min(following, more));
    if (shared >= more) coded.varint(shared - more);
    if (following >= more) coded.varint(following - more);
    coded.append(bytes.subarray(start + shared, end));
    before = start;
  }
  const pays = coded.length <= (bytes.length + starts.length) * mostShare && bytes.length <= coded.length * mostGrowth;
  return pays ? coded.finish() : null;
}

/** The strings as they were; null where the bytes are not those of `frontCoded`. */
export function plainOf(coded: Uint8Array): PlainStrings | null {
  const reader = new ByteReader(coded);
  const count = reader.varint();
  const length = reader.varint();
  // A string takes a byte at least.
  if (!(count <= coded.length && length <= coded.length * mostGrowth)) return null;
  const bytes = new Uint8Array(length);
  const starts = new Uint32Array(count + 1);
  let [before, at, from] = [0, 0, reader.at];
  for (let i = 0; i < count; i++) {
    const halves = coded[from++];
    let shared = halves >>> 4;
    let following = halves & more;
    if (shared === more || following === more) {
      reader.at = from;
      if (shared === more) shared += reader.varint();
      if (following === more) following += reader.varint();
      from = reader.at;
    }
    // Not more than the string before has, than there is left to read, than there is room for.
    if (!(shared <= at - before && from + following <= coded.length && at + shared + following <= length)) return null;
    const start = at;
    // Most are a few bytes, for which a loop is quicker than the array's own copying.
    for (const middle = start + shared; at < middle; ) bytes[at++] = bytes[before++];
    for (const end = at + following; at < end; ) bytes[at++] = coded[from++];
    before = start;
    starts[i + 1] = at;
  }
  return from === coded.length && at === length ? { bytes, starts } : null;
}
