/** Which number has this printed form of this term? The words of the articles that are collected, in the order of their coming. */
import { NumberWriter } from './bytes.js';

export class Vocabulary {
  readonly terms: string[] = [];
  private readonly termNumbers = new Map<string, number>();
  /** By form's number: the printed form, and the number of its term. */
  readonly printed: string[] = [];
  private readonly formTerms = new NumberWriter(4096);
  /** By printed form: nearly every one belongs to one term. */
  private readonly formNumbers = new Map<string, number>();
  /** By term and printed form, for those that belong to several. */
  private readonly sharedForms = new Map<string, number>();

  /** By form, the number of its term. */
  termsOfForms(): Uint32Array {
    return this.formTerms.view();
  }

  form(term: string, printed: string): number {
    const known = this.formNumbers.get(printed);
    if (known === undefined) {
      const number = this.addForm(term, printed);
      this.formNumbers.set(printed, number);
      return number;
    }
    if (this.terms[this.formTerms.at(known)] === term) return known;
    const key = `${term} ${printed}`;
    let number = this.sharedForms.get(key);
    if (number === undefined) {
      number = this.addForm(term, printed);
      this.sharedForms.set(key, number);
    }
    return number;
  }

  private addForm(term: string, printed: string): number {
    let number = this.termNumbers.get(term);
    if (number === undefined) {
      number = this.terms.length;
      this.terms.push(term);
      this.termNumbers.set(term, number);
    }
    this.formTerms.push(number);
    this.printed.push(printed);
    return this.printed.length - 1;
  }
}
