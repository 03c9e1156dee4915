/**
 * In which order do the terms and forms of a segment stand? Terms by their UTF-8 bytes; a term's forms by how often they
 * occur, which makes the shortest places, equal ones by their bytes. What does not occur leaves no trace.
 */
import type { Column } from './columns.js';
import { orderOf, StringColumn, StringWriter } from './strings.js';
import type { Vocabulary } from './vocabulary.js';

export class Lexicon {
  /** How many terms there are. */
  readonly termCount: number;
  /** By the vocabulary's number of a form, three numbers: its term's place in the segment, its own place among the term's forms, and how many they are. */
  readonly formPlaces: Uint32Array;
  private readonly terms: StringColumn;
  private readonly forms: StringColumn;
  private readonly uses: Uint32Array;
  private readonly formStarts: Uint32Array;

  /** `uses`: how often each of the vocabulary's forms occurs. */
  constructor(vocabulary: Vocabulary, uses: Uint32Array) {
    const termsOfForms = vocabulary.termsOfForms();
    const byTerm = formsByTerm(termsOfForms, uses, vocabulary.terms.length);
    const used = Array.from(vocabulary.terms.keys()).filter((term) => byTerm.starts[term + 1] > byTerm.starts[term]);
    const coming = StringColumn.of(used.map((term) => vocabulary.terms[term]));
    const order = orderOf(coming);

    this.termCount = used.length;
    this.formPlaces = new Uint32Array(uses.length * 3);
    this.formStarts = new Uint32Array(used.length + 1);
    this.uses = new Uint32Array(byTerm.forms.length);
    const terms = new StringWriter();
    const forms = new StringWriter();
    for (let place = 0; place < order.length; place++) {
      terms.pushBytes(coming.piece(order[place]));
      const term = used[order[place]];
      const own = byTerm.forms.subarray(byTerm.starts[term], byTerm.starts[term + 1]);
      if (own.length > 1) own.sort((a, b) => uses[b] - uses[a] || Buffer.compare(Buffer.from(vocabulary.printed[a]), Buffer.from(vocabulary.printed[b])));
      this.formStarts[place] = forms.length;
      for (let ordinal = 0; ordinal < own.length; ordinal++) {
        const form = own[ordinal];
        this.formPlaces[form * 3] = place;
        this.formPlaces[form * 3 + 1] = ordinal;
        this.formPlaces[form * 3 + 2] = own.length;
        this.uses[forms.length] = uses[form];
        forms.push(vocabulary.printed[form]);
      }
    }
    this.formStarts[used.length] = forms.length;
    this.terms = terms.finish();
    this.forms = forms.finish();
  }

  columns(): Record<string, Column> {
    return termColumns(this.terms, this.forms, this.uses, this.formStarts);
  }
}

/** The columns of terms and their forms. The forms of term t stand from `formStarts[t]` to `formStarts[t + 1]`. */
export function termColumns(terms: StringColumn, forms: StringColumn, uses: Uint32Array, formStarts: Uint32Array): Record<string, Column> {
  return {
    ...terms.columns('term'),
    ...forms.columns('form'),
    'form.order': orderOf(forms),
    'form.counts': uses,
    'term.forms': formStarts,
  };
}

/** The forms that occur, those of one term together. */
function formsByTerm(termsOfForms: Uint32Array, uses: Uint32Array, termCount: number): { starts: Uint32Array; forms: Uint32Array } {
  const starts = new Uint32Array(termCount + 1);
  for (let form = 0; form < uses.length; form++) if (uses[form] > 0) starts[termsOfForms[form] + 1]++;
  for (let term = 0; term < termCount; term++) starts[term + 1] += starts[term];
  const forms = new Uint32Array(starts[termCount]);
  const next = starts.slice();
  for (let form = 0; form < uses.length; form++) if (uses[form] > 0) forms[next[termsOfForms[form]]++] = form;
  return { starts, forms };
}
