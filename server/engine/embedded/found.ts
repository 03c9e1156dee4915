/** What does one leaf of the query find in one segment? Its articles at once; where it stands in them when it is asked. */
import { emptyList, type List } from './list.js';
import { nowhere, type SpanSource } from './spans.js';

export class Found {
  private standing: SpanSource | null = null;

  constructor(
    readonly list: List,
    /** How many of the list's articles are live. */
    readonly live: number,
    /** How often it stands in them, as `occurrencesOf` counts; of several variants each for itself. */
    readonly occurrences: number,
    private readonly look: () => SpanSource,
    /** Where it can be marked, if that is elsewhere than where it stands; it gives null for what is nowhere in title and text. */
    readonly marked: (() => SpanSource | null) | null = null,
  ) {}

  /** Where it stands in its own field, which for most is title and text. */
  get own(): SpanSource {
    this.standing ??= this.look();
    return this.standing;
  }

  /** Where it stands in title and text; null for what stands elsewhere. */
  get source(): SpanSource | null {
    return this.marked === null ? this.own : this.marked();
  }
}

export const nothing = new Found(emptyList, 0, 0, () => nowhere);
