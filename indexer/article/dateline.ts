/**
 * Does this paragraph begin with a dateline: where the story was written, by which agency, on what day?
 *
 *     KYIV, March 3 (Reuters) – …      WASHINGTON (AP) — …      PARIS, 3 mars (AFP) - …      LONDON – …
 *     MOSCOW, Feb 24, 2022 /TASS/. …   Berlin (dpa) - …         March 3 (Reuters) - …
 *
 * Before the dash stand a place, an agency in brackets or slashes and a day, and nothing else. A place in capitals is
 * enough; a place in small letters, or none, needs one of the agencies listed here, so that ordinary sentences with a
 * dash in them stay sentences. What follows has to look like one: capitalised, and not all in capitals.
 */
import type { Dateline, PartialDate } from './article.js';
import { calendarDate, dateParts } from './calendar.js';
import { type MonthDay, dateAtStart, monthDayAtStart } from './date.js';

export interface PrintedDateline extends Dateline {
  /** As printed, with its year. */
  date: PartialDate | null;
  /** A day printed without a year. */
  monthDay: Pick<MonthDay, 'month' | 'day'> | null;
  /** Where the story itself begins: UTF-16 units from the beginning of the paragraph. */
  bodyStart: number;
}

/** A dateline and the first letters behind it are well within this. */
const longestDateline = 160;

/** Names of the trade's agencies as datelines print them, written down for this file; lower case. */
const agencies = new Set(
  (
    'reuters|thomson reuters|ap|associated press|the associated press|afp|agence france-presse|dpa|dpa-afx|upi|pa|pa media|' +
    'press association|tass|itar-tass|тасс|итар-тасс|ria|ria novosti|риа новости|interfax|интерфакс|xinhua|kyodo|kyodo news|jiji|' +
    'jiji press|yonhap|ansa|agi|adnkronos|lapresse|efe|europa press|lusa|anp|belga|apa|sda|ats|epd|kna|ddp|dapd|afx|tt|ntb|ritzau|stt|' +
    'bta|pap|ctk|čtk|mti|tanjug|hina|anadolu|aa|irna|pti|ani|ians|aap|the canadian press|canadian press|cp|bloomberg|' +
    'dow jones|cnn|bbc|mena|wam|spa|antara|bernama|notimex|ukrinform|unian|укринформ|belta|белта|azertag|telam|télam'
  ).split('|'),
);

/** Words in capitals that open lines with a dash and name no place: labels of the desk, offices, bodies known by their letters. */
const noPlaces = new Set(
  (
    'BREAKING UPDATE UPDATED EXCLUSIVE CORRECTION CORRECTED ANALYSIS OPINION EDITORIAL COMMENT WATCH LIVE NOTE NOTES FACTBOX ' +
    'TIMELINE EXPLAINER INTERVIEW FEATURE FOCUS ADVISORY URGENT ALERT NEWS SPORT SPORTS WEATHER PHOTO PHOTOS VIDEO READ MORE ' +
    'FAQ WARNING SUMMARY QUESTION ANSWER FRAGE ANTWORT PRESS MEDIA RELEASE STATEMENT SPEECH TRANSCRIPT EMBARGO EMBARGOED ' +
    'NOTICE PART CHAPTER SECTION INDEX TABLE FIGURE JOURNALIST REPORTER INTERVIEWER PRIME MINISTER PRESIDENT SENATOR ' +
    'FOR THE A AN TO OF ON IN WITH BY FROM AND OR NOT IS ARE WHY HOW WHAT WHO WHEN ' +
    'NATO UNICEF UNESCO OPEC ASEAN NASA COVID FIFA UEFA ISIS DAESH'
  ).split(' '),
);

const dash = /\s*(?:–|—|--)\s*|(?<=\s|\)\.?)-\s+/g;
const anyDash = /[–—-]/;
const slashes = /\s*\/([\p{L}][\p{L} -]{1,30})\/\s*[.:–—-]*\s*/u;
const brackets = /\s*\(([\p{L}][\p{L}\p{N} .&'’/+-]{1,40})\)$/u;

const capitals = /^(?:Mc|Mac|O['’]|D['’]|d['’]|al-)?\p{Lu}[\p{Lu}\p{M}.'’ /-]*(?: (?:de|del|da|di|du|am|upon|sur|la|le|el|of|and) \p{Lu}[\p{Lu}\p{M}.'’ /-]*)*$/u;
const capitalised = /^\p{Lu}[\p{L}\p{M}.'’-]*(?:[ /-](?:(?:de|del|da|di|du|am|an|der|upon|sur|la|le|el|of|and) )?\p{Lu}[\p{L}\p{M}.'’-]*){0,3}$/u;

const longestPlace = 60;

function isPlace(text: string, agency: string | null, dated: boolean): boolean {
  if (text.length > longestPlace) return false;
  const [town = '', ...regions] = text.split(/, ?/);
  if (regions.length > 2 || !regions.every((region) => capitalised.test(region))) return false;
  if (capitals.test(town) && /\p{Lu}{2}/u.test(town)) {
    if (agency !== null || dated) return true;
    const letters = town.replace(/[^\p{L}]/gu, '').length;
    const words = town.split(/[ /-]+/);
    return letters >= 4 && words.length <= 4 && !words.some((word) => noPlaces.has(word));
  }
  return agency !== null && agencies.has(agency.toLowerCase()) && capitalised.test(town);
}

/** Without the comma or full stop behind it; the point of S.D. is its own. */
function placeName(printed: string): string {
  const place = printed.replace(/[,\s]+$/, '');
  return /\.\p{Lu}\.$/u.test(place) ? place : place.replace(/\.$/, '');
}

/** Place, day and agency are all that stands here, or null. */
function readBefore(printed: string, agencyInSlashes: string | null): Omit<PrintedDateline, 'bodyStart'> | null {
  let rest = printed.trim().replace(/(?<=\))\.$/, '');
  let agency = agencyInSlashes;
  if (agency === null) {
    const inBrackets = brackets.exec(rest);
    if (inBrackets !== null) {
      agency = inBrackets.at(1) ?? null;
      rest = rest.slice(0, inBrackets.index);
    }
  }
  // A day stands behind the place, or alone: try each word's beginning, the first that reads to the end is it.
  for (const { index } of rest.matchAll(/(?<=^|[ ,])(?=[\p{L}\d])/gu)) {
    const tail = rest.slice(index).replace(/[.,\s]+$/, '');
    const full = dateAtStart(tail);
    const short = monthDayAtStart(tail);
    const fullFits = full?.length === tail.length && /[^\d]/.test(tail);
    if (!fullFits && short?.length !== tail.length) continue;
    const place = placeName(rest.slice(0, index));
    const placed = place === '' ? agency !== null && agencies.has(agency.toLowerCase()) : isPlace(place, agency, true);
    if (!placed) return null;
    return {
      place: place === '' ? null : place,
      agency,
      date: fullFits ? full.date : null,
      monthDay: fullFits || short === null ? null : { month: short.month, day: short.day },
    };
  }
  const place = placeName(rest);
  if (place === '') {
    return agency !== null && agencies.has(agency.toLowerCase()) ? { place: null, agency, date: null, monthDay: null } : null;
  }
  return isPlace(place, agency, false) ? { place, agency, date: null, monthDay: null } : null;
}

function opensStory(text: string): boolean {
  return /^[^\p{L}\p{N}]{0,3}(?:\p{Lu}|\p{Lo}|\p{N})/u.test(text) && /\p{Ll}|\p{Lo}/u.test(text.slice(0, 40));
}

/** The dateline that the paragraph begins with; its text is left as it is. */
export function readDateline(paragraph: string): PrintedDateline | null {
  const head = paragraph.slice(0, longestDateline);
  // Nearly every paragraph has none: that is found out quicker than what the patterns would find.
  const wired = head.includes('/') ? slashes.exec(head) : null;
  if (wired !== null) {
    const bodyStart = wired.index + wired[0].length;
    const found = opensStory(paragraph.slice(bodyStart, bodyStart + 60)) ? readBefore(head.slice(0, wired.index), wired.at(1) ?? null) : null;
    if (found !== null) return { ...found, bodyStart };
  }
  if (!anyDash.test(head)) return null;
  let dashes = 0;
  for (const match of head.matchAll(dash)) {
    dashes += 1;
    if (dashes > 2) break;
    const bodyStart = match.index + match[0].length;
    if (match.index === 0 || !opensStory(paragraph.slice(bodyStart, bodyStart + 60))) continue;
    const found = readBefore(head.slice(0, match.index), null);
    if (found !== null) return { ...found, bodyStart };
  }
  return null;
}

/**
 * The day of a dateline. One without a year takes it from `near`, any date known of the article: of a year alone that
 * year, of a month or day the year that puts the dateline's day closest to it. With no such date it gives none.
 */
export function datelineDate(dateline: Pick<PrintedDateline, 'date' | 'monthDay'>, near: PartialDate | null): PartialDate | null {
  if (dateline.date !== null || dateline.monthDay === null) return dateline.date;
  const known = near === null ? null : dateParts(near);
  if (known === null) return null;
  const { month, day } = dateline.monthDay;
  if (known.month === null) return calendarDate(known.year, month, day);
  const distance = (year: number): number => Math.abs(Date.UTC(year, month - 1, day) - Date.UTC(known.year, (known.month ?? 1) - 1, known.day ?? 15));
  const year = [known.year - 1, known.year + 1].reduce((best, other) => (distance(other) < distance(best) ? other : best), known.year);
  return calendarDate(year, month, day);
}
