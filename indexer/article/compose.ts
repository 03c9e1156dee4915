/**
 * What makes an article of what a reader found? The same steps for every format: text, dateline, date, title, language.
 *
 * The date is the first of: what the document states, the dateline, the file's name, the PDF's info; but the info comes
 * before a name that gives only its month or year. A dateline without a year takes it from the name or the info.
 */
import { type ArticleType, type DateOrigin, type PartialDate, type ReadArticle, Refusal, type TitleOrigin } from './article.js';
import { datelineDate, type PrintedDateline, readDateline } from './dateline.js';
import { dateInFileName } from './file-name-date.js';
import { headlineOf } from './headline.js';
import { guessLanguage } from './language.js';
import { type Block, type ComposedText, composeText, singleSpaced } from './paragraphs.js';

export interface Printed {
  type: ArticleType;
  /** Names the document in refusals. */
  name: string;
  /** Whose name may hold a date and make a title; null where a file holds many articles. */
  path: string | null;
  blocks: Iterable<Block>;
  /** So many of the first blocks stand above the story, and are no title. */
  blocksAbove?: number;
  id?: string | null;
  title?: { text: string; origin: TitleOrigin } | null;
  /** Stated by the document; comes before the dateline. */
  date?: { date: PartialDate; origin: DateOrigin } | null;
  /** Stated as the date, and not understood. */
  unreadDate?: string | null;
  /** Of the PDF's info. */
  infoDate?: PartialDate | null;
  source?: string | null;
  author?: string | null;
  /** Lower-case ISO 639-1, declared by the document or by whoever reads it. */
  language?: string | null;
  tags?: string[];
  url?: string | null;
}

/** A dateline stands in the first paragraph, or behind a byline or a summary in one of the next. */
const paragraphsWithDateline = 3;

function findDateline({ text, paragraphs }: ComposedText): { dateline: PrintedDateline; storyStart: number } | null {
  let seen = 0;
  for (const { start, end, kind } of paragraphs) {
    if (kind !== 'text') continue;
    const dateline = readDateline(text.slice(start, end));
    if (dateline !== null) return { dateline, storyStart: start + dateline.bodyStart };
    seen += 1;
    if (seen === paragraphsWithDateline) return null;
  }
  return null;
}

function nullIfBlank(text: string | null | undefined): string | null {
  const printed = text === null || text === undefined ? '' : singleSpaced(text);
  return printed === '' ? null : printed;
}

/** UTF-16 units of a date that is not understood: enough to find it by. */
const longestUnreadDate = 60;

function unreadDateOf(printed: Printed): { unreadDate?: string } {
  const stated = nullIfBlank(printed.unreadDate);
  if (stated === null) return {};
  return { unreadDate: stated.length <= longestUnreadDate ? stated : `${stated.slice(0, longestUnreadDate).replace(/[\ud800-\udbff]$/, '')}…` };
}

function dateOf(printed: Printed, dateline: PrintedDateline | null): { date: PartialDate | null; dateOrigin: DateOrigin } {
  if (printed.date) return { date: printed.date.date, dateOrigin: printed.date.origin };
  const named = printed.path === null ? null : dateInFileName(printed.path);
  const infoDate = printed.infoDate ?? null;
  // A folder's year agrees with the info's day, which says more.
  const inName = named !== null && infoDate?.startsWith(`${named}-`) === true ? null : named;
  const written = dateline === null ? null : datelineDate(dateline, inName ?? infoDate);
  if (written !== null) return { date: written, dateOrigin: 'dateline' };
  if (inName !== null) return { date: inName, dateOrigin: 'file-name' };
  return infoDate === null ? { date: null, dateOrigin: 'none' } : { date: infoDate, dateOrigin: 'pdf-info' };
}

function titleOf(printed: Printed, { text, paragraphs }: ComposedText, storyStart: number): { title: string; titleOrigin: TitleOrigin } {
  const given = nullIfBlank(printed.title?.text);
  if (given !== null && printed.title) return { title: given, titleOrigin: printed.title.origin };
  const first = paragraphs.slice(printed.blocksAbove ?? 0).find(({ kind, end }) => kind === 'text' && end > storyStart && /[\p{L}\p{N}]/u.test(text.slice(storyStart, end)));
  if (first !== undefined) {
    return { title: headlineOf(text.slice(Math.max(first.start, storyStart), first.end)), titleOrigin: 'first-sentence' };
  }
  const name = printed.path?.split('/').at(-1)?.replace(/(?<=.)\.[^.]*$/, '') ?? '';
  return name === '' ? { title: headlineOf(text), titleOrigin: 'first-sentence' } : { title: name, titleOrigin: 'file-name' };
}

/** Refuses a document without a single letter or digit as `empty`. */
export function composeArticle(printed: Printed): ReadArticle {
  const composed = composeText(printed.blocks);
  if (!/[\p{L}\p{N}]/u.test(composed.text)) throw new Refusal('empty', `${printed.name} has no text`);
  const found = findDateline(composed);
  const dateline = found?.dateline ?? null;
  return {
    id: printed.id ?? null,
    ...titleOf(printed, composed, found?.storyStart ?? 0),
    ...dateOf(printed, dateline),
    ...unreadDateOf(printed),
    source: nullIfBlank(printed.source),
    author: nullIfBlank(printed.author),
    language: printed.language ?? guessLanguage(composed.text),
    dateline: dateline === null ? null : { place: dateline.place, agency: dateline.agency },
    tags: (printed.tags ?? []).map(singleSpaced).filter((tag) => tag !== ''),
    url: nullIfBlank(printed.url),
    type: printed.type,
    ...composed,
  };
}
