/** How does an answer look as JSON? The only place that knows the endpoint's names. */
import type { ArchiveStatus, ArticleAnswer, Hit, RelatedAnswer, SearchAnswer, SuggestAnswer } from '../../search/answer.js';
import type { ArticleBody, HitBody, RelatedBody, SearchBody, SuggestBody } from './bodies.js';

export function presentHit(hit: Hit): HitBody {
  return {
    id: hit.id,
    rank: hit.rank,
    score: hit.score,
    title: hit.title,
    titleMarks: hit.titleMarks,
    titleOrigin: hit.titleOrigin,
    url: hit.url,
    date: hit.date,
    dateOrigin: hit.dateOrigin,
    source: hit.source,
    author: hit.author,
    language: hit.language,
    type: hit.type,
    matchedWords: hit.matchedWords,
    missingWords: hit.missingWords,
    snippets: hit.snippets.map((snippet) => ({
      field: snippet.field,
      text: snippet.text,
      html: snippet.html,
      marks: snippet.marks,
      paragraph: snippet.paragraph,
      page: snippet.page,
      section: snippet.section,
      speaker: snippet.speaker,
      offset: snippet.offset,
      url: snippet.url,
    })),
  };
}

/** The search endpoint's answer; `dateline search --json` prints the same. */
export function presentSearch(answer: SearchAnswer): SearchBody {
  return {
    query: answer.query,
    parsed: answer.parsed,
    warnings: answer.warnings,
    dateOffers: answer.dateOffers,
    missingEverywhere: answer.missingEverywhere,
    didYouMean: answer.didYouMean,
    index: answer.index,
    total: answer.total,
    totalAll: answer.totalAll,
    relaxed: answer.relaxed,
    page: answer.page,
    perPage: answer.perPage,
    next: answer.next,
    tookMs: answer.tookMs,
    hits: answer.hits.map(presentHit),
    facets: answer.facets,
    facetsBeyond: answer.facetsBeyond,
    timeline: answer.timeline,
  };
}

export function presentArticle(article: ArticleAnswer): ArticleBody {
  return {
    id: article.id,
    title: article.title,
    titleMarks: article.titleMarks,
    titleOrigin: article.titleOrigin,
    date: article.date,
    dateOrigin: article.dateOrigin,
    source: article.source,
    author: article.author,
    language: article.language,
    type: article.type,
    dateline: article.dateline,
    tags: article.tags,
    publishedAt: article.publishedAt,
    path: article.path,
    sha256: article.sha256,
    text: article.text,
    paragraphs: article.paragraphs.map((paragraph) => ({
      number: paragraph.number,
      kind: paragraph.kind,
      page: paragraph.page,
      start: paragraph.start,
      end: paragraph.end,
      marks: paragraph.marks,
    })),
    quotations: article.quotations.map(({ text, speaker, speakerAsWritten, verb, carried, parts }) => ({ text, speaker, speakerAsWritten, verb, carried, parts })),
  };
}

export function presentSuggest(answer: SuggestAnswer): SuggestBody {
  return {
    query: answer.query,
    completions: answer.completions.map(({ query, word, articles, url }) => ({ query, word, articles, url })),
    titles: answer.titles.map(({ id, title, titleMarks, date, source, url }) => ({ id, title, titleMarks, date, source, url })),
  };
}

/**
 * The form in which browsers take them: the query, what it may become, a line about each, its address (OpenSearch Suggestions 1.1).
 * @param origin of whole addresses
 */
export function presentSuggestions({ query, completions }: SuggestAnswer, origin: string): [string, string[], string[], string[]] {
  const lines = completions.map(({ articles }) => `${articles.toLocaleString('en-GB')} ${articles === 1 ? 'article' : 'articles'}`);
  return [query, completions.map((one) => one.query), lines, completions.map(({ url }) => origin + url)];
}

export function presentRelated({ id, related }: RelatedAnswer): RelatedBody {
  return {
    id,
    related: related.map((hit) => ({
      id: hit.id,
      rank: hit.rank,
      score: hit.score,
      title: hit.title,
      titleOrigin: hit.titleOrigin,
      url: hit.url,
      date: hit.date,
      dateOrigin: hit.dateOrigin,
      source: hit.source,
      author: hit.author,
      language: hit.language,
      type: hit.type,
      sharedWords: hit.sharedWords,
      nearDuplicate: hit.nearDuplicate,
    })),
  };
}

/** `dateline status --json`. */
export function presentStatus(status: ArchiveStatus): Record<string, unknown> {
  return {
    generation: status.generation,
    articles: status.articles,
    undated: status.undated,
    dates: status.dates,
    byType: status.byType,
    byLanguage: status.byLanguage,
    segments: status.segments,
    bytes: status.bytes,
    sources: status.sources,
    failed: status.failed,
    needsOcr: status.needsOcr,
    warned: status.warned,
    warnings: status.warnings,
    skipped: status.skipped,
  };
}
