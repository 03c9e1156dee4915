/** Who says what in an article that is open? The places of its letters from its record, the rest from the columns. */
import type { QuotationColumns } from '../../../indexer/index/quotation-columns.js';
import type { QuotedLetters } from '../../../indexer/index/text-record.js';
import type { ArticleQuotation, ArticleQuotations } from '../quotation.js';

export class EmbeddedQuotations implements ArticleQuotations {
  constructor(
    private readonly columns: QuotationColumns,
    private readonly article: number,
    /** The parts of all quotations, in their order. */
    private readonly letters: readonly QuotedLetters[],
  ) {}

  all(): ArticleQuotation[] {
    let part = 0;
    const quotations = this.columns.of(this.article).map(({ parts, speaker, verb, carried }): ArticleQuotation => {
      const named = this.columns.speaker(speaker);
      return {
        speaker: named?.name ?? null,
        speakerAsWritten: named?.written ?? null,
        verb: this.columns.verb(verb),
        carried,
        parts: parts.flatMap(() => this.letters.slice(part, ++part)),
      };
    });
    return quotations.sort((a, b) => a.parts[0].start - b.parts[0].start);
  }

  speakerAt(start: number, end: number): string | null {
    const found = this.letters.findIndex((part) => part.start <= start && end <= part.end);
    if (found < 0) return null;
    let part = 0;
    for (const { parts, speaker } of this.columns.of(this.article)) {
      part += parts.length;
      if (found < part) return this.columns.speaker(speaker)?.name ?? null;
    }
    return null;
  }
}
