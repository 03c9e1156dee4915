/** Which number has this value of a column? The different ones, numbered in the order of their coming. */
import { StringColumn } from './strings.js';

export class ValueWriter {
  private readonly numbers = new Map<string, number>();

  /** 0 for none, else 1 + the place among the values. */
  number(value: string | null): number {
    if (value === null) return 0;
    let number = this.numbers.get(value);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(value, number);
    }
    return number;
  }

  values(): StringColumn {
    return StringColumn.of(this.numbers.keys());
  }
}
