/** What does a PDF's info dictionary say that can be believed? Most of it was filled in by programs, not by people. */
import { calendarDate } from '../article/calendar.js';
import type { PartialDate } from '../article/article.js';
import type { PdfInfo } from './pdf-document.js';

/** What word processors, scanners and printer drivers write where a title is wanted. */
const untrueTitles = [
  /^(?:microsoft (?:word|powerpoint|excel|publisher)|powerpoint presentation|quarkxpress|adobe (?:indesign|photoshop)|print(?:ed)?|printing)\b/i,
  /\.(?:docx?|dotx?|odt|rtf|txt|wpd|pdf|indd|qx[dpt]|p65|pmd|pub|tex|dvi|e?ps|xlsx?|pptx?|html?|tiff?|jpe?g|png)$/i,
  /^(?:untitled|unbenannt|sans titre|sin título|senza titolo|unknown|unspecified|\(?anonymous|title|default|none|new document|about:blank)\b/i,
  /^(?:scan(?:ned)?|img|image|doc(?:ument)?|file|page|slide|layout|output|cover|dsc|fax|bild|dokument|seite)[\s_-]*\d*$/i,
  /^(?:https?:|file:|www\.|[a-z]:\\|\/)/i,
];

/** Null where the title is missing or no person's. A single word with a digit or an underscore is a file's name. */
export function titleInInfo(info: PdfInfo): string | null {
  const title = (info.Title ?? '').replace(/\s+/g, ' ').trim();
  const letters = title.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 3 || letters * 2 < title.length * 0.8 || title.includes('\ufffd')) return null;
  if (!title.includes(' ') && /[\d_]/.test(title)) return null;
  return untrueTitles.some((untrue) => untrue.test(title)) ? null : title;
}

/** Before PDF there was no document to be created in it. */
const firstYear = 1993;

/** Of programs that make a PDF of a picture of paper: their day is the day of the scan. */
const scanner = /scan|capture|\bocr\b|abbyy|finereader|tesseract|omnipage|readiris|twain|canon|ricoh|xerox|kyocera|lexmark|sharp|toshiba e-studio|konica/i;

/**
 * The day in `CreationDate` (`D:20230120101500+01'00'`), in its own time zone: null before there was PDF, when it is no
 * day of the calendar, when it lies after the last change, and when the document is a scan of something older.
 */
export function dateInInfo(info: PdfInfo): PartialDate | null {
  if (scanner.test(`${info.Producer ?? ''} ${info.Creator ?? ''}`)) return null;
  const created = /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec((info.CreationDate ?? '').trim());
  if (created === null) return null;
  const [year, month, day] = created.slice(1).map(Number);
  const changed = /^(?:D:)?(\d{8})/.exec(info.ModDate ?? '')?.at(1);
  // A day of leeway: the two may be written in different time zones.
  if (changed !== undefined && Number(created.slice(1, 4).join('')) > Number(changed) + 1) return null;
  return year < firstYear ? null : calendarDate(year, month, day);
}
