/**
 * What do common words add up to, article by article, and which articles come up to what is needed? In AssemblyScript: sixteen articles are added
 * up at once. `npm run assembly` makes `../add-up-program.ts` of it; a spec says where that was forgotten.
 *
 * A word is a column of bytes, what it is worth in each article; the table has words by twos: the addresses of both columns, and what one part of
 * each counts (15 bits, in 16 each). Columns begin with the article 0 and end with a whole block; so do sums and masks, of 32 bits an article.
 * Numbers are little-endian, as WebAssembly has them.
 */

/** A block is 64 articles. */
const blockBits: usize = 6;

/** Bytes of two words in the table. */
const rowBytes: usize = 12;

/**
 * Of so many blocks the words are added up some at a time: as many columns as a processor reads ahead in. With 46 words at once, one of 100,000
 * articles took it two to three times as long.
 */
const tileBlocks: usize = 64;
const rowsAtOnce: usize = 4;

/** Where the sums of sixteen articles are looked through, and those of a tile are made. What is before and in it is the program's own. */
const sixteen: usize = 64;
const tileSums: usize = 128;

/**
 * Adds up the blocks from one on and below another; says how many of their articles come to more than nothing. `masks`: all bits set for each
 * article that counts, none for the others; 0 where every one does. `sums`: what they come to in other words; 0 where that is nothing. The highest sum
 * of each block goes to `highs`, by its number.
 */
export function addUp(table: usize, rows: usize, sums: usize, masks: usize, highs: usize, first: usize, end: usize): usize {
  const tableEnd = table + rows * rowBytes;
  let met: usize = 0;
  for (let tile = first; tile < end; tile += tileBlocks) {
    const tileEnd = min(tile + tileBlocks, end);
    // As if they were those of all articles.
    const ofTile = tileSums - (tile << (blockBits + 2));
    let from = sums;
    let row = table;
    for (; row + rowsAtOnce * rowBytes < tableEnd; row += rowsAtOnce * rowBytes) {
      pass(row, row + rowsAtOnce * rowBytes, from, 0, highs, tile, tileEnd, ofTile, 0, 0, 0);
      from = ofTile;
    }
    met += pass(row, tableEnd, from, masks, highs, tile, tileEnd, 0, 0, 0, 0);
  }
  return met;
}

/** Writes down the articles of these blocks whose sums are no less than `least`, and what they are, one behind the other; says how many there are. */
export function takeHigh(table: usize, rows: usize, sums: usize, masks: usize, highs: usize, first: usize, end: usize, least: i32, articles: usize, articleSums: usize): usize {
  return pass(table, table + rows * rowBytes, sums, masks, highs, first, end, 0, least, articles, articleSums);
}

/**
 * Adds the words of the table up to its end to the sums, and writes these down (`to`), or the articles that come to enough (`articles`), or else counts
 * those that come to something and notes down the highest of each block.
 */
// What is not asked for where it is called is left out there.
@inline
function pass(table: usize, tableEnd: usize, sums: usize, masks: usize, highs: usize, first: usize, end: usize, to: usize, least: i32, articles: usize, articleSums: usize): usize {
  const nothing = i32x4.splat(0);
  const needed = i32x4.splat(least);
  let count: usize = 0;
  // One less for each article that comes to something: a comparison that holds is -1.
  let met = nothing;
  for (let block = first; block < end; block++) {
    if (articles !== 0 && load<i32>(highs + (block << 2)) < least) continue;
    let high = nothing;
    for (let article = block << blockBits; article < (block + 1) << blockBits; article += 16) {
      const from = sums + (article << 2);
      let a = nothing;
      let b = nothing;
      let c = nothing;
      let d = nothing;
      if (sums !== 0) {
        a = v128.load(from);
        b = v128.load(from, 16);
        c = v128.load(from, 32);
        d = v128.load(from, 48);
      }
      for (let row = table; row < tableEnd; row += rowBytes) {
        const x = v128.load(load<usize>(row) + article);
        const y = v128.load(load<usize>(row, 4) + article);
        const parts = v128.load32_splat(row, 8);
        // Both words' worths of an article side by side, times both parts, and their sum: one step for four articles.
        const low = v128.shuffle<u8>(x, y, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
        const upper = v128.shuffle<u8>(x, y, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
        a = i32x4.add(a, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(low), parts));
        b = i32x4.add(b, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(low), parts));
        c = i32x4.add(c, i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_u(upper), parts));
        d = i32x4.add(d, i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_u(upper), parts));
      }
      if (masks !== 0) {
        const at = masks + (article << 2);
        a = v128.and(a, v128.load(at));
        b = v128.and(b, v128.load(at, 16));
        c = v128.and(c, v128.load(at, 32));
        d = v128.and(d, v128.load(at, 48));
      }
      if (to !== 0) {
        write(to + (article << 2), a, b, c, d);
      } else if (articles === 0) {
        met = i32x4.add(met, i32x4.add(i32x4.gt_s(a, nothing), i32x4.gt_s(b, nothing)));
        met = i32x4.add(met, i32x4.add(i32x4.gt_s(c, nothing), i32x4.gt_s(d, nothing)));
        high = i32x4.max_s(high, i32x4.max_s(i32x4.max_s(a, b), i32x4.max_s(c, d)));
      } else {
        write(sixteen, a, b, c, d);
        // A bit for each that is high enough.
        const first8 = i16x8.narrow_i32x4_s(i32x4.ge_s(a, needed), i32x4.ge_s(b, needed));
        const last8 = i16x8.narrow_i32x4_s(i32x4.ge_s(c, needed), i32x4.ge_s(d, needed));
        for (let high16 = i8x16.bitmask(i8x16.narrow_i16x8_s(first8, last8)); high16 !== 0; high16 &= high16 - 1) {
          const i = <usize>ctz(high16);
          store<u32>(articles + (count << 2), <u32>(article + i));
          store<i32>(articleSums + (count << 2), load<i32>(sixteen + (i << 2)));
          count++;
        }
      }
    }
    if (to === 0 && articles === 0) {
      high = i32x4.max_s(high, v128.shuffle<i32>(high, high, 2, 3, 0, 1));
      high = i32x4.max_s(high, v128.shuffle<i32>(high, high, 1, 0, 3, 2));
      store<i32>(highs + (block << 2), i32x4.extract_lane(high, 0));
    }
  }
  if (articles !== 0) return count;
  return -(i32x4.extract_lane(met, 0) + i32x4.extract_lane(met, 1) + i32x4.extract_lane(met, 2) + i32x4.extract_lane(met, 3));
}

@inline
function write(at: usize, a: v128, b: v128, c: v128, d: v128): void {
  v128.store(at, a);
  v128.store(at, b, 16);
  v128.store(at, c, 32);
  v128.store(at, d, 48);
}
