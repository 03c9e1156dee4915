/** How does text become XML without becoming markup, and without what XML may not hold? */

/** Markup that is safe to send. Made by `xml` alone. */
export class Xml {
  constructor(readonly text: string) {}
}

export type XmlValue = Xml | string | number | null | readonly XmlValue[];

/** XML 1.0, 2.2: what is outside of these is in no document, not even as a reference. Half a surrogate pair is none of them. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const references = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  // As they are, a parser would read them as a line feed, and in an attribute as a space.
  ['\r', '&#xD;'],
  ['\n', '&#xA;'],
  ['\t', '&#x9;'],
]);

/** For the text of elements and for attributes in double quotes. What XML may not hold becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, '\uFFFD').replace(/[&<>"\r\n\t]/g, (character) => references.get(character) ?? character);
}

function printed(value: XmlValue): string {
  if (value instanceof Xml) return value.text;
  if (value === null) return '';
  if (typeof value === 'string') return escapeXml(value);
  if (typeof value === 'number') return String(value);
  return value.map(printed).join('');
}

/** For the text of elements and for attributes in double quotes; nowhere else may a value stand. */
export function xml(strings: TemplateStringsArray, ...values: XmlValue[]): Xml {
  return new Xml(String.raw({ raw: strings }, ...values.map(printed)));
}
