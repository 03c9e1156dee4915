/** Can a value of a template become markup? */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { html, markedText } from '../../server/web/html.js';

type Node = DefaultTreeAdapterMap['childNode'];

/** What is left of a text in an HTML page: its line ends are normalised and its control characters are gone. */
function asParsed(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0B\x0C\x0E-\x1F\x7F]/g, '\uFFFD');
}

function onlyElement(markup: string): DefaultTreeAdapterMap['element'] {
  const nodes: Node[] = parseFragment(markup).childNodes;
  assert.equal(nodes.length, 1, markup);
  const [node] = nodes;
  if (!('attrs' in node)) throw new Error(`no element: ${markup}`);
  return node;
}

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom('<', '>', '&', '"', "'", '</p>', '<script>', '-->', 'x', ' ', '&lt;', '\0', '`', '=')).map((parts) => parts.join('')),
);

describe('a template', () => {
  it('keeps any text a text, in an element and in an attribute', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const element = onlyElement(html`<p title="${text}">${text}</p>`.text);
        assert.equal(element.attrs[0].value, asParsed(text));
        assert.equal(element.attrs.length, 1);
        assert.ok(element.childNodes.every((child) => child.nodeName === '#text'));
        assert.equal(element.childNodes.map((child) => ('value' in child ? child.value : '')).join(''), asParsed(text));
      }),
    );
  });

  it('puts templates and lists of them in as they are, and nothing for null, undefined and false', () => {
    assert.equal(html`<ul>${['a', '<b>'].map((item) => html`<li>${item}</li>`)}</ul>${null}${undefined}${false}${0}`.text, '<ul><li>a</li><li>&lt;b&gt;</li></ul>0');
  });

  it('keeps backslashes of a value as they are', () => {
    assert.equal(html`<p>${'a\\nb'}</p>`.text, '<p>a\\nb</p>');
  });

  it('shows marks as the only tag of a marked text', () => {
    assert.equal(markedText('a <b> c', [{ start: 2, end: 5 }]).text, 'a <mark>&lt;b&gt;</mark> c');
  });
});
