/** What does a plain word find in title and text? The same in every query, and so remembered for the next. */
import type { Found } from './found.js';

export interface FoundWord {
  /** One a segment. */
  readonly found: readonly Found[];
  readonly weight: number;
  /** What it cost to find. */
  readonly work: number;
}
