/** Who says what is shown? The quotations of an article's answer, and whose words a snippet shows. */
import type { OpenedArticle } from '../engine/engine.js';
import type { Snippet } from '../snippet/snippet.js';
import { paragraphAt } from '../snippet/windows.js';
import type { AnswerQuotation } from './answer.js';

export function answerQuotations({ quotations, text }: OpenedArticle): AnswerQuotation[] {
  return quotations.all().map(({ parts, ...rest }) => ({
    text: parts.map(({ start, end }) => text.slice(start, end)).join(' '),
    ...rest,
    parts: parts.map(({ start, end }) => ({ paragraph: paragraphAt(text.paragraphs, 'start', start) + 1, start, end })),
  }));
}

/** Of the places it was cut for, those in quotations: null where no speaker or more than one is named there. */
export function speakerOf({ quotations }: OpenedArticle, { places }: Snippet): string | null {
  const speakers = new Set(places.map(({ start, end }) => quotations.speakerAt(start, end)).filter((speaker) => speaker !== null));
  return speakers.size === 1 ? ([...speakers].at(0) ?? null) : null;
}
