/** Which words and stops stand beside a quotation? Read from a bounded piece of its paragraph. */

export interface Word {
  text: string;
  lower: string;
  /** UTF-16 units in the paragraph, end exclusive. */
  start: number;
  end: number;
  kind: 'word' | 'number' | 'stop';
  /** A word that begins with a capital letter. */
  capital: boolean;
}

/** Acronyms keep their points, and so do initials and the shortened titles of `shortened` before a name. */
const piece =
  /(?:\p{L}\.){2,}|\p{L}[\p{L}\p{M}\p{N}]*(?:[’'‑-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*|\p{N}[\p{N}.,:]*(?<![.,:])[\p{L}%]*|\.{2,}|--+|[^\s]/gu;

/** Titles that are printed with a point and precede a name; lower case; from usage. */
const shortened = new Set('mr mrs ms dr prof st sr jr gen col lt maj capt cmdr sgt cpl adm gov sen rep pres rev hon supt insp sir m mm mme mlle sra dra dott'.split(' '));

/** Signs of emphasis, of headings and of quoted blocks. */
const markdown = /^[*_`>#]$/;

const startsLarge = /^\p{Lu}/u;
const startsWord = /^\p{L}/u;
const startsNumber = /^\p{N}/u;

export function wordsOf(text: string, start: number, end: number): Word[] {
  const words: Word[] = [];
  const slice = text.slice(start, end);
  piece.lastIndex = 0;
  for (let match = piece.exec(slice); match !== null; match = piece.exec(slice)) {
    let printed = match[0];
    if (markdown.test(printed)) continue;
    const at = match.index;
    const kind = startsWord.test(printed) ? 'word' : startsNumber.test(printed) ? 'number' : 'stop';
    const lower = printed.toLowerCase();
    if (kind === 'word' && slice.charAt(at + printed.length) === '.' && slice.length > at + printed.length + 1) {
      if (shortened.has(lower) || /^\p{Lu}$/u.test(printed)) {
        printed += '.';
        piece.lastIndex = at + printed.length;
      }
    }
    words.push({ text: printed, lower, start: start + at, end: start + at + printed.length, kind, capital: kind === 'word' && startsLarge.test(printed) });
  }
  return words;
}

/** A full stop, or another that no small letter follows. */
export function endsSentence(words: readonly Word[], index: number): boolean {
  const word = words.at(index);
  if (word?.kind !== 'stop' || index < 0) return false;
  if (word.text === '.') return true;
  // Behind a semicolon another sentence begins, but for the one that announces a quotation.
  if (word.text === ';') return index + 1 < words.length;
  if (!/^(?:[!?…]|\.{2,})$/.test(word.text)) return false;
  const next = words.at(index + 1);
  return next === undefined || next.capital;
}
