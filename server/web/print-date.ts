/** How is a date printed for a reader? As precisely as the paper printed it. */
import type { DateOrigin, PartialDate } from '../../indexer/article/article.js';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `28 April 1986`, `April 1986` or `1986`. */
export function printDate(date: PartialDate): string {
  const [year, ...rest] = date.split('-');
  const month = rest.slice(0, 1).map((number) => months[Number(number) - 1]);
  const day = rest.slice(1).map((number) => String(Number(number)));
  return [...day, ...month, year].join(' ');
}

/** Where the date was found, as the end of the sentence "The date is …". */
export const dateOrigins: Readonly<Record<DateOrigin, string>> = {
  given: 'as the record gives it',
  'front-matter': 'from the front matter of the file',
  header: 'from the head of the text',
  meta: 'from the description of the page',
  dateline: 'from the dateline',
  'file-name': 'from the name of the file',
  'pdf-info': 'from the information in the PDF',
  none: 'unknown',
};

const thousands = new Intl.NumberFormat('en-GB');

/** `51,234 articles`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${thousands.format(count)} ${count === 1 ? one : many}`;
}
