/** Which month does this word name? The month names of the nine languages, in full or shortened. */

/**
 * Written down for this file from the languages' calendars: one line a month, in the order English, German, French,
 * Spanish, Italian, Portuguese, Dutch, Russian (nominative and genitive), Swedish; names that several share stand once.
 */
const names = [
  'january januar jänner janvier enero gennaio janeiro januari январь января',
  'february februar feber février febrero febbraio fevereiro februari февраль февраля',
  'march märz mars marzo março maart mrt март марта',
  'april avril abril aprile апрель апреля',
  'may mai mayo maggio maio mei май мая maj',
  'june juni juin junio giugno junho июнь июня',
  'july juli juillet julio luglio julho июль июля',
  'august août agosto augustus август августа augusti',
  'september septembre septiembre setiembre settembre setembro сентябрь сентября',
  'october oktober octobre octubre ottobre outubro октябрь октября',
  'november novembre noviembre novembro ноябрь ноября',
  'december dezember décembre diciembre dicembre dezembro декабрь декабря',
];

const shortestAbbreviation = 3;

function folded(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** Every name and every beginning of one, of three letters or more; 0 where two months begin alike (*jui*). */
const months = new Map<string, number>();
names.forEach((line, index) => {
  for (const name of line.split(' ').map(folded)) {
    for (let length = shortestAbbreviation; length <= name.length; length += 1) {
      const beginning = name.slice(0, length);
      const known = months.get(beginning);
      months.set(beginning, known === undefined || known === index + 1 ? index + 1 : 0);
    }
  }
});

/** 1–12; null for any other word. `Sept`, `janv`, `Dez` are read, two letters are not. */
export function monthNumber(word: string): number | null {
  const month = months.get(folded(word));
  return month === undefined || month === 0 ? null : month;
}
