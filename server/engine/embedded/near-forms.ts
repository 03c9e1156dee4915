/** Which words of a column are within a few edits of one? Printed words of a segment, or those of the names in it. An edit is a letter more, less or other, or two neighbours swapped. */
import { bitCount } from './dense.js';
import type { StringColumn } from '../../../indexer/index/strings.js';

/** Code points that are told apart. */
const longest = 255;

/** What rules nearly every form out without its letters being compared. Forms of one length lie together. */
class FormSigns {
  /** The forms, the shortest first, and from which place on those of each length stand: code points, 255 for more than that. */
  readonly forms: Uint32Array;
  readonly starts = new Uint32Array(longest + 2);
  /** At each place one bit for each letter that occurs in the form, by the low five bits of its code point. */
  readonly letters: Uint32Array;

  constructor({ bytes, starts, length }: StringColumn) {
    this.forms = new Uint32Array(length);
    this.letters = new Uint32Array(length);
    const ofForm = new Uint32Array(length);
    const lengths = new Uint8Array(length);
    for (let form = 0; form < length; form++) {
      let [letters, count, point] = [0, 0, 0];
      for (let at = starts[form]; at < starts[form + 1]; at++) {
        const byte = bytes[at];
        if ((byte & 0xc0) === 0x80) {
          point = (point << 6) | (byte & 0x3f);
          continue;
        }
        if (count > 0) letters |= 1 << (point & 31);
        point = byte;
        count++;
      }
      ofForm[form] = count > 0 ? letters | (1 << (point & 31)) : 0;
      lengths[form] = Math.min(count, longest);
      this.starts[lengths[form] + 1]++;
    }
    for (let size = 0; size <= longest; size++) this.starts[size + 1] += this.starts[size];
    const next = this.starts.slice();
    for (let form = 0; form < length; form++) {
      const place = next[lengths[form]]++;
      this.forms[place] = form;
      this.letters[place] = ofForm[form];
    }
  }
}

/** A segment never changes, and the next generation may hold it too. Made when first asked for. */
const ofColumn = new WeakMap<StringColumn, FormSigns>();

/** Forms at most `most` edits from a word, in no order, with how many they are. */
export function forEachNear(column: StringColumn, word: string, most: number, visit: (form: number, distance: number) => void): void {
  const signs = ofColumn.get(column) ?? new FormSigns(column);
  ofColumn.set(column, signs);
  const wanted = pointsOf(word);
  if (wanted.length + most >= longest) return;
  const { letters, forms } = signs;
  const wantedLetters = wanted.reduce((bits, point) => bits | (1 << (point & 31)), 0);
  const distance = new EditDistance(wanted, most);
  const { bytes, starts } = column;
  const points = new Uint32Array(wanted.length + most);
  for (let length = Math.max(0, wanted.length - most); length <= wanted.length + most; length++) {
    // So many edits put a letter in or take one away; each of the others does both, at most.
    const more = Math.max(0, length - wanted.length);
    const fewer = Math.max(0, wanted.length - length);
    const others = most - more - fewer;
    const end = signs.starts[length + 1];
    for (let place = signs.starts[length]; place < end; place++) {
      const own = letters[place];
      const different = own ^ wantedLetters;
      if (bitCount(different) > more + fewer + 2 * others || bitCount(different & own) > more + others) continue;
      const form = forms[place];
      const edits = distance.to(points, decode(bytes, starts[form], starts[form + 1], points));
      if (edits <= most) visit(form, edits);
    }
  }
}

/** Writes the code points of UTF-8, as many as there is room for, without a string in between; says how many. */
function decode(bytes: Uint8Array, from: number, to: number, points: Uint32Array): number {
  let count = 0;
  for (let at = from; at < to && count < points.length; ) {
    const byte = bytes[at++];
    if (byte < 0x80) {
      points[count++] = byte;
      continue;
    }
    let point = byte < 0xe0 ? byte & 0x1f : byte < 0xf0 ? byte & 0x0f : byte & 0x07;
    while (at < to && (bytes[at] & 0xc0) === 0x80) point = (point << 6) | (bytes[at++] & 0x3f);
    points[count++] = point;
  }
  return count;
}

const pointsOf = (word: string): number[] => Array.from(word, (letter) => letter.codePointAt(0) ?? 0);

/**
 * Optimal string alignment: Wagner and Fischer, "The String-to-String Correction Problem", 1974, with swaps of neighbours
 * whose letters are not edited again. Only the diagonal band that `most` edits can reach is filled.
 */
class EditDistance {
  private readonly rows: Uint16Array[];

  constructor(
    private readonly wanted: readonly number[],
    private readonly most: number,
  ) {
    this.rows = Array.from({ length: 3 }, () => new Uint16Array(wanted.length + 1));
  }

  /** The edits to the first `count` of other letters; `most` + 1 where there are more. */
  to(letters: Uint32Array, count: number): number {
    const { wanted, most } = this;
    const [width, beyond] = [wanted.length, most + 1];
    let [before, above, row] = this.rows;
    for (let i = 0; i <= width; i++) above[i] = Math.min(i, beyond);
    for (let n = 1; n <= count; n++) {
      const letter = letters[n - 1];
      const [first, last] = [Math.max(1, n - most), Math.min(width, n + most)];
      row[first - 1] = first === 1 ? Math.min(n, beyond) : beyond;
      let least = row[first - 1];
      for (let i = first; i <= last; i++) {
        // Outside of the band above stands nothing that counts.
        const over = i === n + most ? beyond : above[i];
        let cost = Math.min(over + 1, row[i - 1] + 1, above[i - 1] + (letter === wanted[i - 1] ? 0 : 1), beyond);
        if (n > 1 && i > 1 && letter === wanted[i - 2] && letters[n - 2] === wanted[i - 1]) cost = Math.min(cost, before[i - 2] + 1);
        row[i] = cost;
        if (cost < least) least = cost;
      }
      // A swap may still bring the row above back into play.
      if (least > most) {
        let swappable = false;
        for (let i = Math.max(0, first - 2); i <= last; i++) if (above[i] < most) swappable = true;
        if (!swappable) return beyond;
      }
      [before, above, row] = [above, row, before];
    }
    return above[width];
  }
}
