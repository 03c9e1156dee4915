/** What does the library say to options that are none? The same as the endpoint: what is wrong, and with what. */
import assert from 'node:assert/strict';
import { answerSearch } from '../../server/search/search-answer.js';
import { engineOf } from './open-articles.js';

/** From a caller without a compiler. */
const wrong: [options: string, message: RegExp][] = [
  ['{"source":"courier"}', /source has to be a list of strings/],
  ['{"sort":"date"}', /sort has to be one of relevance, newest, oldest, title, not "date"/],
  ['{"match":"some"}', /match has to be one of/],
  ['{"per_page":5}', /there is no option per_page/],
  ['{"perPage":0}', /perPage has to be a whole number from 1 to 100, not 0/],
  ['{"page":1.5}', /page has to be a whole number/],
  ['{"from":"2023-02-30"}', /from has to be a date of the calendar such as/],
  ['{"from":2023}', /from has to be a string, not 2023/],
  ['{"after":5}', /after has to be a string, not 5/],
  ['null', /the options have to be an object, not null/],
  ['["from"]', /the options have to be an object, not \[ 'from' \]/],
  ['{"page":null}', /page has to be a whole number from 1 to \d+, not null/],
  ['{"page":{"of":1}}', /page has to be a whole number from 1 to \d+, not \{ of: 1 \}/],
  ['{"near":"soon"}', /near has to be a date of the calendar such as .*, not “soon”/],
  ['{"near":"2023","scale":"30"}', /scale has to be a time such as 90d, 6w, 3m or 2y, not “30”/],
];

describe('the options of a search', () => {
  for (const [options, message] of wrong) {
    it(`are refused: ${options}`, () => {
      const given = JSON.parse(options) as Record<string, never>;
      assert.throws(() => answerSearch(engineOf([]), 'word', given, () => 0), { code: 'invalid-option', message });
    });
  }
});
