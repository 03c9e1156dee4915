/** What may a search be narrowed to? To values that the random archives have or have not, and to what is without them. */
import fc from 'fast-check';
import type { Filters } from '../../server/engine/engine.js';

const days = fc.constantFrom(null, null, '2021-01-01', '2022-01-01', '2022-01-02', '2022-12-31', '2024-01-01');
const someOf = (...values: string[]): fc.Arbitrary<string[]> => fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray(values));

export const randomFilters: fc.Arbitrary<Filters> = fc.record({
  from: days,
  to: days,
  source: someOf('The Courier', 'GAZETTE', 'Nobody', '-gazette', '-*', '*'),
  author: someOf('Anna Start', 'Nobody', '-anna start', '-*'),
  language: someOf('en', 'de', '-de'),
  type: someOf('txt', 'md', 'pdf', '-pdf'),
  section: someOf('treaty', 'war', '-new', '-*'),
});
