/** How does text become HTML without becoming markup? Every value of a template is escaped, unless a template made it. */
import { escapeHtml, markedHtml } from '../snippet/html.js';
import type { Mark } from '../search/answer.js';

/** Markup that is safe to send. Made by `html` and by `markedText` alone. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** Control characters have no place in HTML, not even as entities: they are shown as U+FFFD. */
function escaped(text: string): string {
  return escapeHtml(text.replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '\uFFFD'));
}

function printed(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return value.map(printed).join('');
}

/** For the text of elements and for attributes in double quotes; nowhere else may a value stand. */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  return new Html(String.raw({ raw: strings }, ...values.map(printed)));
}

/** Text with its marks as `<mark>`: escaped where they are made. */
export function markedText(text: string, marks: readonly Mark[]): Html {
  return new Html(markedHtml(text, marks));
}
