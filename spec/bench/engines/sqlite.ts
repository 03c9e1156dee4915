/** SQLite's FTS5 through better-sqlite3: a contentless table, porter over unicode61, bm25 with titles twice. */
import { join } from 'node:path';
import { z } from 'zod';
import { readArticles } from '../articles.js';
import { best, having, peerModule, peerVersion, tellingWords, wordsOf, type Answer, type BenchEngine } from '../engine.js';
import type { Question } from '../queries.js';

interface Statement {
  run(...values: (string | number)[]): unknown;
  get(...values: (string | number)[]): unknown;
  all(...values: (string | number)[]): unknown[];
}
interface Database {
  exec(sql: string): unknown;
  pragma(sql: string): unknown;
  prepare(sql: string): Statement;
  close(): void;
}
type DatabaseClass = new (file: string, options?: { readonly: boolean }) => Database;

const file = 'index.db';
const database = (): DatabaseClass => peerModule('better-sqlite3', having<DatabaseClass>());
const counted = z.object({ n: z.number() });
const rows = z.array(z.object({ id: z.string() }));
const quoted = (word: string): string => `"${word}"`;

export const sqlite: BenchEngine = {
  name: `SQLite FTS5 (better-sqlite3 ${peerVersion('better-sqlite3')})`,
  notes: ['its own Porter stems; stop words are in the index, and taken out of queries by the caller', 'ids, titles and dates stored, texts not; a second statement for the exact total'],
  async build(articles, folder) {
    const db = new (database())(join(folder, file));
    for (const pragma of ['journal_mode=off', 'synchronous=off', 'cache_size=-262144', 'page_size=8192']) db.pragma(pragma);
    db.exec(`create table article(n integer primary key, id text, title text, date text);
      create virtual table words using fts5(title, text, content='', tokenize='porter unicode61', detail=full);
      insert into words(words, rank) values('rank', 'bm25(2.0, 1.0)');`);
    const article = db.prepare('insert into article values(?, ?, ?, ?)');
    const words = db.prepare('insert into words(rowid, title, text) values(?, ?, ?)');
    db.exec('begin');
    let n = 0;
    for await (const { id, title, date, text } of readArticles(articles)) {
      n++;
      article.run(n, id, title, date);
      words.run(n, title, text);
    }
    db.exec(`commit; insert into words(words) values('optimize');`);
    db.close();
  },
  open(folder) {
    const db = new (database())(join(folder, file), { readonly: true });
    db.pragma('mmap_size=8589934592');
    db.pragma('cache_size=-65536');
    const top = db.prepare('select article.id as id from (select rowid, rank from words where words match ? order by rank limit ?) found join article on article.n = found.rowid order by found.rank');
    const count = db.prepare('select count(*) as n from words where words match ?');
    const within = 'from words join article on article.n = words.rowid where words match ? and article.date between ? and ?';
    const topWithin = db.prepare(`select article.id as id ${within} order by rank limit ?`);
    const countWithin = db.prepare(`select count(*) as n ${within}`);
    const ask = (match: string): Answer =>
      match === '' ? { total: 0, ids: [] } : { total: counted.parse(count.get(match)).n, ids: rows.parse(top.all(match, best)).map(({ id }) => id) };
    return Promise.resolve({
      modes: {
        any: ({ text }: Question) => ask(tellingWords(text).map(quoted).join(' OR ')),
        all: ({ text }: Question) => ask(tellingWords(text).map(quoted).join(' AND ')),
        phrase: ({ text }: Question) => ask(wordsOf(text).map(quoted).join(' + ')),
        prefix: ({ text }: Question) => ask(`${quoted(text)}*`),
        dated: ({ text, from, to }: Question) => {
          const match = tellingWords(text).map(quoted).join(' OR ');
          if (match === '') return { total: 0, ids: [] };
          return { total: counted.parse(countWithin.get(match, from, to)).n, ids: rows.parse(topWithin.all(match, from, to, best)).map(({ id }) => id) };
        },
      },
      close: () => {
        db.close();
      },
    });
  },
};
