/** How is a text of an archive put on a terminal? Without anything that could steer it, in lines that it has room for. */

/** Longer lines are hard to read, however wide the window is. */
const mostColumns = 100;
const fewestColumns = 30;

// Of ECMA-48: control sequences, control strings as far as they end, and two-character escapes. A string goes no further than where the
// next one begins: so none that never ends is read again from every beginning in it.
const escapes = /(?:\x1B\[|\x9B)[0-?]*[ -/]*[@-~]|(?:\x1B[PX\]^_]|[\x90\x98\x9D-\x9F])[^\x07\x1B\x90\x98\x9C-\x9F]*(?:\x07|\x1B\\|\x9C)|\x1B[ -/]*[0-~]/g;
/** What turns the direction of the text around it: with it, a title could pass itself off as another line. */
const turns = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text of an archive must not be able to steer the terminal that prints it. */
export function safe(text: string): string {
  return text.replace(escapes, '').replace(turns, '').replace(/\s+/g, ' ').replace(/[\0-\x1F\x7F-\x9F]/g, '\uFFFD');
}

const ownColours = /\x1B\[[\d;]*m/g;
const wide = /^(?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303E\uFF01-\uFF60])/u;
const unseen = /^[\p{M}\p{Cf}]+$/u;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Columns that a terminal gives a text; our own colours take none. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const { segment } of graphemes.segment(text.replace(ownColours, ''))) columns += unseen.test(segment) ? 0 : wide.test(segment) ? 2 : 1;
  return columns;
}

/** A word that has no room in a line of its own, in pieces that have. Colours are kept whole. */
function pieces(word: string, room: number): string[] {
  const found: string[] = [];
  let line = '';
  let columns = 0;
  for (const part of word.split(/(\x1B\[[\d;]*m)/)) {
    if (part.startsWith('\x1B')) {
      line += part;
      continue;
    }
    for (const { segment } of graphemes.segment(part)) {
      const width = columnsOf(segment);
      if (columns + width > room && columns > 0) {
        found.push(line);
        [line, columns] = ['', 0];
      }
      line += segment;
      columns += width;
    }
  }
  return [...found, line];
}

/**
 * Lines of `text`, each behind `indent` spaces. `columns`: what the terminal has room for; null for a file or a program, which takes
 * lines of any length.
 */
export function wrapped(text: string, indent: number, columns: number | null): string {
  const margin = ' '.repeat(indent);
  if (columns === null) return margin + text;
  const room = Math.max(Math.min(columns, mostColumns), fewestColumns) - indent;
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(' ').flatMap((whole) => (columnsOf(whole) > room ? pieces(whole, room) : [whole]))) {
    const width = columnsOf(word);
    if (line !== '' && taken + 1 + width > room) {
      lines.push(line);
      [line, taken] = ['', 0];
    }
    taken += line === '' ? width : width + 1;
    line += line === '' ? word : ` ${word}`;
  }
  return [...lines, line].map((one) => margin + one).join('\n');
}
