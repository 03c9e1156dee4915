/** What may an archive hold? Small ones at random, of so few words, days and names that everything collides. */
import fc from 'fast-check';
import type { Article } from '../../indexer/article/article.js';
import { articleOf, type Sketch } from './sketch.js';

/** Inflections, compounds in their three spellings, acronyms, accents, amounts, stop words, punctuation. */
const printedWords = [
  'treaty', 'treaties', 'Treaty’s', 'war', 'wars', 'sign', 'signed', 'signing', 'the', 'of', 'us', 'US', 'U.S.', 'counter-offensive',
  'counter-offensives', 'counteroffensive', 'counter', 'offensive', 'café', 'cafe', 'Kyiv', '$5bn', '5bn', '1,000', '1000', 'new', 'New',
  'start', 'start,', 'peace.', 'vertrag', 'verträge', 'cease-fire', 'fire', 'cease', '—',
];

const phrase = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...printedWords), { minLength: least, maxLength: most }).map((words) => words.join(' '));

const speakers = ['Anna Start', 'Mr. Start', 'Start', 'Ben of Kyiv', 'José O’New', 'she', 'the mayor of Kyiv', 'U.S. Ambassador Ben War'];

/** Sentences with what was said in them, before and behind, in one part and in two, and by nobody. */
const spoken = fc
  .tuple(phrase(1, 6), phrase(1, 5), fc.constantFrom(...speakers), fc.nat(5))
  .map(([one, other, speaker, form]) => {
    switch (form) {
      case 0: return `“We ${one},” said ${speaker}.`;
      case 1: return `${speaker} said: "The ${one}."`;
      case 2: return `“We ${one},” ${speaker} told reporters, “and ${other}.” ${other}.`;
      case 3: return `${other}. “They ${one}.”`;
      case 4: return `According to ${speaker}, “the ${one}” was ${other}.`;
      default: return `“They ${one}. “We ${other}.”`;
    }
  });

/** Their order by bytes is not that of UTF-16 units, numbers or any locale. */
const ids = ['\u{1f600}', '\uffee', 'é', 'A', 'a', 'a/b', 'a b', '10', '9', ...Array.from({ length: 40 }, (_, i) => `n${i}`)];

const sketch: fc.Arbitrary<Sketch> = fc.record({
  id: fc.constantFrom(...ids),
  title: phrase(1, 5),
  paragraphs: fc.array(fc.oneof({ weight: 4, arbitrary: phrase(1, 14) }, { weight: 4, arbitrary: spoken }, phrase(1, 3).map((words) => `# ${words}`)), {
    minLength: 1,
    maxLength: 4,
  }),
  date: fc.constantFrom(null, '2021', '2022', '2022-01', '2022-01-01', '2022-01-02', '2022-03-15', '2023-12-31'),
  language: fc.constantFrom('en', 'en', 'en', 'de', 'fr', 'ja'),
  source: fc.constantFrom(null, 'The Courier', 'Gazette', 'gazette'),
  author: fc.constantFrom(null, 'Anna Start', 'New, Ben', 'Anna of Kyiv'),
  place: fc.constantFrom(null, 'KYIV', 'New Start'),
  type: fc.constantFrom('txt', 'md', 'pdf'),
});

export function randomArticles(most: number, least = 0): fc.Arbitrary<Article[]> {
  return fc
    .uniqueArray(sketch, { selector: ({ id }) => id, minLength: least, maxLength: most })
    .map((sketches) => sketches.map(articleOf));
}

/** Live articles, and how they may lie in segments: among others that were edited or deleted. */
export interface Scattered {
  live: Article[];
  segments: { articles: Article[]; deleted: Set<string> }[];
}

export function scattered(most: number): fc.Arbitrary<Scattered> {
  return fc
    .tuple(randomArticles(most), randomArticles(most), fc.array(fc.nat(3), { minLength: 2 * most, maxLength: 2 * most }))
    .map(([live, others, where]) => {
      const segments = Array.from({ length: 4 }, () => ({ articles: [] as Article[], deleted: new Set<string>() }));
      live.forEach((article, i) => segments[where[i]].articles.push(article));
      others.forEach((article, i) => {
        // An edited article has its old version in another segment than the new one.
        const segment = segments[where[most + i]];
        if (segment.articles.some(({ id }) => id === article.id)) return;
        segment.articles.push(article);
        segment.deleted.add(article.id);
      });
      return { live, segments: segments.filter(({ articles }) => articles.length > 0) };
    });
}
