/** How much may one query cost? Answers are made in one go, so one that costs minutes would hold up every other. */

/** Postings, places and printed words that are looked at one by one: about a second's worth. Words and plain lists cost none. */
const mostWork = 4_000_000;
/** And so many an article, so that a phrase of common words is counted to the end however large the archive is. */
const mostWorkPerArticle = 16;

export class Work {
  private readonly most: number;
  private left: number;

  constructor(articles: number) {
    this.most = mostWork + mostWorkPerArticle * articles;
    this.left = this.most;
  }

  get spent(): number {
    return this.most - this.left;
  }

  affords(units: number): boolean {
    return units <= this.left;
  }

  /** Whether there is still work to be had after so much more of it. */
  spend(units: number): boolean {
    this.left -= units;
    return this.left >= 0;
  }

  get exhausted(): boolean {
    return this.left < 0;
  }
}
