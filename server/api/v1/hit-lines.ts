/** How are hits written as lines? CSV for a spreadsheet, NDJSON for a program. */
import { stringify } from 'csv-stringify/sync';
import type { Hit } from '../../search/answer.js';
import type { hitFormatNames } from './parameters.js';
import { presentHit } from './present.js';

export interface HitFormat {
  type: string;
  fileName: string;
  /** Before the first hit. */
  head: string;
  /** @param origin of whole addresses */
  line(hit: Hit, origin: string): string;
}

type Cell = string | number | null;

const columns: Readonly<Record<string, (hit: Hit, origin: string) => Cell>> = {
  rank: (hit) => hit.rank,
  id: (hit) => hit.id,
  title: (hit) => hit.title,
  date: (hit) => hit.date,
  dateOrigin: (hit) => hit.dateOrigin,
  source: (hit) => hit.source,
  author: (hit) => hit.author,
  language: (hit) => hit.language,
  type: (hit) => hit.type,
  score: (hit) => hit.score,
  matchedWords: (hit) => hit.matchedWords.join('; '),
  missingWords: (hit) => hit.missingWords.join('; '),
  snippets: (hit) => hit.snippets.map(({ text }) => text).join(' | '),
  url: (hit, origin) => origin + hit.url,
};

/** RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
function row(cells: readonly Cell[]): string {
  // A line break alone, which the library passes over, would end the row for some readers.
  return stringify([[...cells]], { record_delimiter: '\r\n', escape_formulas: true, quoted_match: /[\r\n]/ });
}

export const hitFormats: Readonly<Record<(typeof hitFormatNames)[number], HitFormat>> = {
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    fileName: 'dateline.csv',
    head: row(Object.keys(columns)),
    line: (hit, origin) => row(Object.values(columns).map((column) => column(hit, origin))),
  },
  ndjson: {
    type: 'application/x-ndjson; charset=utf-8',
    fileName: 'dateline.ndjson',
    head: '',
    line: (hit) => `${JSON.stringify(presentHit(hit))}\n`,
  },
};
