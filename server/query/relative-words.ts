/** Which days do words mean that are counted from a day: `last march`, `two years ago`, `this week`, `the past 30 days`? */
import { dayAfter, dayRange, type DayRange } from './dates.js';
import { count, days, decadeOfCentury, month, monthText, season, seasons, years, type Words } from './date-words.js';
import type { SpokenDays } from './spoken-date.js';

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';
const unitNamed = (text: string | undefined): Unit | null => {
  const found = /^(day|week|month|quarter|year|decade)s?$/.exec(text ?? '')?.[1];
  return found === undefined ? null : (units.find((unit) => unit === found) ?? null);
};
const units: readonly Unit[] = ['day', 'week', 'month', 'quarter', 'year', 'decade'];
const monthsOf = { month: 1, quarter: 3, year: 12, decade: 120 };

/** 1970-01-01 was a Thursday. */
const weekdays = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'];

/** Days since 1970, and back. */
const serial = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000;
const dayOf = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** The month so many before; months count from January of the year 0. */
function monthsBefore(day: string, months: number): string {
  const number = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return monthText(Math.floor(number / 12), (number % 12) + 1);
}

/** The same day so many months before, or the last that the month has. */
function sameDayBefore(day: string, months: number): string {
  const range = dayRange(monthsBefore(day, months));
  const same = `${range?.first.slice(0, 8) ?? ''}${day.slice(8)}`;
  return range !== null && same > range.last ? range.last : same;
}

/** The whole day, week from Monday, month, quarter, year or decade so many before today's. */
function unitBefore(unit: Unit, back: number, today: string): DayRange[] {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (unit) {
    case 'day':
      return days(dayOf(serial(today) - back));
    case 'week': {
      // 1970 begins three days behind a Monday.
      const monday = serial(today) - ((serial(today) + 3) % 7) - 7 * back;
      return days(dayOf(monday), dayOf(monday + 6));
    }
    case 'month':
      return days(monthsBefore(today, back));
    case 'quarter': {
      const last = monthText(thisYear, thisMonth + 2 - ((thisMonth - 1) % 3));
      return days(monthsBefore(last, 3 * back + 2), monthsBefore(last, 3 * back));
    }
    case 'year':
      return years(thisYear - back, thisYear - back);
    case 'decade': {
      const first = Math.floor(thisYear / 10) * 10 - 10 * back;
      return years(first, first + 9);
    }
  }
}

/** So many of them that end with today. */
function untilToday(unit: Unit, many: number, today: string): DayRange[] {
  const before = unit === 'day' ? dayOf(serial(today) - many) : unit === 'week' ? dayOf(serial(today) - 7 * many) : sameDayBefore(today, many * monthsOf[unit]);
  return days(dayAfter(before) ?? today, today);
}

export function daysFromToday(words: Words, today: string, at: number): SpokenDays | null {
  const [first, second, third] = [words[at], words[at + 1], words[at + 2]];
  const make = (length: number, readings: DayRange[]) => (readings.length === 0 ? null : { length, readings });
  if (first === 'today') return make(1, unitBefore('day', 0, today));
  if (first === 'yesterday') return make(1, unitBefore('day', 1, today));
  const thisYear = Number(today.slice(0, 4));
  const tens = decadeOfCentury(first);
  if (tens !== null) {
    const begun = [2000, 1900].map((century) => century + tens).filter((decade) => decade <= thisYear);
    return make(1, begun.flatMap((decade) => years(decade, decade + 9)));
  }
  const last = first === 'last' || first === 'past';
  const [many, manyUnit] = [count(second), unitNamed(third)];
  if (last && many !== null && manyUnit !== null) return make(3, untilToday(manyUnit, many, today));
  const [back, backUnit] = [first === 'a' ? 1 : count(first), unitNamed(second)];
  if (back !== null && backUnit !== null && third === 'ago') return make(3, unitBefore(backUnit, back, today));
  if (!last && first !== 'this') return null;
  const unit = unitNamed(second);
  if (unit !== null && first === 'past') return make(2, untilToday(unit, 1, today));
  if (unit !== null && unit !== 'day') return make(2, unitBefore(unit, last ? 1 : 0, today));
  const weekday = last ? weekdays.indexOf(second) : -1;
  if (weekday >= 0) return make(2, days(dayOf(serial(today) - ((serial(today) + 6 - weekday) % 7) - 1)));
  return make(2, named(second, last, thisYear, today));
}

/** `last march`: the newest that was over before today; `this march`: this year's. */
function named(name: string | undefined, last: boolean, thisYear: number, today: string): DayRange[] {
  const inMonth = month(name);
  const begins = seasons.get(name ?? '');
  const ofYear = (inYear: number): DayRange[] =>
    inMonth !== null ? days(monthText(inYear, inMonth)) : begins === undefined ? [] : season(begins, inYear).slice(-1);
  if (!last) return ofYear(thisYear);
  return [thisYear, thisYear - 1, thisYear - 2].flatMap(ofYear).filter((range) => range.last < today).slice(0, 1);
}
