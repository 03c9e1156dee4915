/** What did the reader mean? A parsed query is one of these; every spelling of one meaning gives one tree. */

/** Fields that hold words. `text` is title and text together: where a word without a field is looked for. */
export type WordField = 'text' | 'title' | 'section' | 'author' | 'source' | 'place';

/** How the letters of a word are to be taken: all but `plain` work on the printed words, folded and unstemmed. */
export type WordForm = 'plain' | 'exact' | 'pattern' | 'similar';

export type QueryNode =
  /** `pattern`: `*` stands for any letters, `?` for one. */
  | { kind: 'word'; text: string; form: WordForm; field: WordField }
  /** `slop`: null for the words next to each other in order; n for `"…"~n`: all within a span of n further places, in any order. */
  | { kind: 'phrase'; text: string; slop: number | null; field: WordField }
  /** Positions differ by at most `distance`, in either order. Operands are words, phrases or an OR of those. */
  | { kind: 'near'; distance: number; left: QueryNode; right: QueryNode }
  /**
   * In one paragraph. Operands are words, phrases, NEARs, ORs of those and, on the left, one more SAME: all of them in the
   * same paragraph. Only in the field `text`.
   */
  | { kind: 'same'; left: QueryNode; right: QueryNode }
  | { kind: 'and'; children: QueryNode[] }
  | { kind: 'or'; children: QueryNode[] }
  /** Over a leaf, or over an AND that holds no NOT. May stand alone, and in an OR once: all articles but those. */
  | { kind: 'not'; child: QueryNode }
  /** First and last day, both inclusive, `YYYY-MM-DD`; null is open; both null: every dated article. */
  | { kind: 'date'; from: string | null; to: string | null }
  | { kind: 'undated' }
  /** Exact value of a column. */
  | { kind: 'language'; value: string }
  | { kind: 'type'; value: string }
  | { kind: 'speaker'; text: string }
  | { kind: 'said'; text: string; phrase: boolean }
  /** The empty query; only ever the whole tree. */
  | { kind: 'all' };

export type WordNode = Extract<QueryNode, { kind: 'word' }>;

/** What the parser mended, and where. */
export interface QueryWarning {
  /** Stable, kebab-case. */
  code: string;
  message: string;
  /** UTF-16 units in the query as written, end exclusive. */
  start: number;
  end: number;
}

export interface ParsedQuery {
  tree: QueryNode;
  /** The tree in the query language: parsing it again gives the same tree. */
  parsed: string;
  warnings: QueryWarning[];
}
