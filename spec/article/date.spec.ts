import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { calendarDate, dateParts, isPartialDate } from '../../indexer/article/calendar.js';
import { dateAtStart, monthDayAtStart, parseDate } from '../../indexer/article/date.js';
import { dateInFileName } from '../../indexer/article/file-name-date.js';
import { readCases } from './cases.js';

const printedCase = z.strictObject({
  printed: z.string(),
  language: z.string().default('').transform((language) => (language === '' ? null : language)),
  date: z.string().nullable(),
  why: z.string().optional(),
});
const nameCase = z.strictObject({ path: z.string(), date: z.string().nullable(), why: z.string().optional() });

/** Texts that look like dates and mostly are none. */
const dateLike = fc
  .array(fc.oneof(fc.constantFrom('2023', '1986', '31', '02', 'April', 'mars', 'Dezember', 'мая', 'T10:00', '年', '月'), fc.constantFrom('-', '/', '.', ' ', ', '), fc.nat(99999).map(String)), { maxLength: 8 })
  .map((pieces) => pieces.join(''));

describe('a printed date', () => {
  for (const { printed, language, date } of readCases('article/cases/dates.json', printedCase)) {
    it(`"${printed.trim()}"${language === null ? '' : ` in ${language}`} is ${date ?? 'none'}`, () => {
      assert.equal(parseDate(printed, language), date);
    });
  }

  it('is a date of the calendar, or none', () => {
    fc.assert(
      fc.property(fc.oneof(dateLike, fc.string({ unit: 'grapheme' })), (text) => {
        for (const date of [parseDate(text), parseDate(text, 'de'), dateAtStart(text)?.date ?? null, dateInFileName(text)]) {
          assert.ok(date === null || isPartialDate(date), `${text} gave ${date ?? ''}`);
        }
        const short = monthDayAtStart(text);
        assert.ok(short === null || calendarDate(2000, short.month, short.day) !== null);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads back every day of the calendar that it prints', () => {
    const day = fc.date({ min: new Date('1400-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('en-GB', 'en-US', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'sv', 'ja'), (date, locale) => {
        const printed = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
        assert.equal(parseDate(printed), date.toISOString().slice(0, 10), printed);
      }),
    );
  });

  it('has the parts that it was made of', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.option(fc.nat(14)), fc.option(fc.nat(33)), (year, month, day) => {
        const date = calendarDate(year, month, day);
        if (date !== null) assert.deepEqual(dateParts(date), { year, month, day });
        else assert.ok(month === null || month < 1 || month > 12 || day === null || day < 1 || day > 28);
      }),
    );
  });
});

describe('the date in a file name', () => {
  for (const { path, date } of readCases('article/cases/file-names.json', nameCase)) {
    it(`of ${path} is ${date ?? 'none'}`, () => {
      assert.equal(dateInFileName(path), date);
    });
  }
});
