/** How often does each article have some of a term's printed forms, and not the others? All its places are walked once, one article after the other. */
import type { Postings, SpaceReader } from '../../../indexer/index/postings.js';
import type { Work } from './work.js';

/** In title and text, of the row's articles, as far as there is work to be had. */
export function countForms(reader: SpaceReader, row: number, articles: Uint32Array, forms: ReadonlySet<number>, formCount: number, titlePlaces: ArrayLike<number>, work: Work): Postings {
  const bytes = reader.positions;
  const isWanted = Uint8Array.from({ length: formCount }, (_, form) => (forms.has(form) ? 1 : 0));
  const counted = { articles: new Uint32Array(articles.length), inText: new Uint32Array(articles.length), inTitle: new Uint32Array(articles.length) };
  let at = reader.firstPlace(row, 0);
  let length = 0;
  for (let i = 0; i < articles.length; i++) {
    const title = titlePlaces[articles[i]];
    let [place, all, below] = [0, 0, 0];
    for (let last = 0; last === 0; ) {
      let byte = bytes[at++];
      last = byte & 1;
      let rest = (byte & 0x7f) >>> 1;
      for (let unit = 0x40; byte >= 0x80; unit *= 0x80) {
        byte = bytes[at++];
        rest += (byte & 0x7f) * unit;
      }
      const gap = Math.floor(rest / formCount);
      place += gap;
      const times = isWanted[rest - gap * formCount];
      all += times;
      if (place < title) below += times;
    }
    if (!work.spend(1 + all)) break;
    if (all === 0) continue;
    counted.articles[length] = articles[i];
    counted.inText[length] = all - below;
    counted.inTitle[length++] = below;
  }
  return { articles: counted.articles.subarray(0, length), inText: counted.inText.subarray(0, length), inTitle: counted.inTitle.subarray(0, length) };
}
