/** What is shown of an article that was found? */
import type { EngineHit } from '../engine/engine.js';
import { markedHtml } from '../snippet/html.js';
import { titleMarks } from '../snippet/marks.js';
import { snippetsOf } from '../snippet/snippet.js';
import { atParagraph, type QueryAddresses } from './address.js';
import type { AnswerSnippet, Hit } from './answer.js';
import { speakerOf } from './quotation-answer.js';

/** `rank`: from 1, over all pages; `snippets`: at most so many. */
export function presentHit(hit: EngineHit, rank: number, addresses: QueryAddresses, snippets: number): Hit {
  const { card } = hit;
  const url = addresses.article(card.id);
  return {
    id: card.id,
    rank,
    score: hit.score,
    title: card.title,
    titleMarks: titleMarks(card, hit.titleOccurrences),
    titleOrigin: card.titleOrigin,
    url,
    date: card.date,
    dateOrigin: card.dateOrigin,
    source: card.source,
    author: card.author,
    language: card.language,
    type: card.type,
    matchedWords: hit.matchedWords,
    missingWords: hit.missingWords,
    snippets: snippets === 0 ? [] : presentSnippets(hit, url, snippets),
  };
}

function presentSnippets(hit: EngineHit, url: string, wanted: number): AnswerSnippet[] {
  const opened = hit.open();
  const { text, occurrences } = opened;
  return snippetsOf(text, occurrences, wanted).map((snippet) => ({
    field: 'text',
    text: snippet.text,
    html: markedHtml(snippet.text, snippet.marks),
    marks: snippet.marks,
    paragraph: snippet.paragraph,
    page: snippet.page,
    section: snippet.section,
    speaker: speakerOf(opened, snippet),
    offset: snippet.offset,
    url: atParagraph(url, snippet.paragraph),
  }));
}
