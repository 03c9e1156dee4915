/** What does an article's page show? The whole text, its facts, and the query's marks in it. */
import type { Engine } from '../engine/engine.js';
import { parseQuery } from '../query/parse.js';
import { paragraphMarks, titleMarks } from '../snippet/marks.js';
import type { ArticleAnswer } from './answer.js';
import { answerQuotations } from './quotation-answer.js';

/** null where no article has the id. */
export function answerArticle(engine: Engine, id: string, query: string): ArticleAnswer | null {
  const hit = engine.find(id, parseQuery(query).tree);
  if (hit === null) return null;
  const { card } = hit;
  const opened = hit.open();
  const { facts, text, occurrences } = opened;
  // Read in one go before its paragraphs are looked at one by one.
  const whole = text.slice(0, text.length);
  const marks = paragraphMarks(text, occurrences);
  return {
    ...card,
    titleMarks: titleMarks(card, hit.titleOccurrences),
    dateline: facts.dateline,
    tags: facts.tags,
    publishedAt: facts.url,
    path: facts.path,
    sha256: facts.sha256,
    text: whole,
    paragraphs: text.paragraphs.map(({ kind, page, start, end }, i) => ({ number: i + 1, kind, page, start, end, marks: marks[i] })),
    quotations: answerQuotations(opened),
  };
}
