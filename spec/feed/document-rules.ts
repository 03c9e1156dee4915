/** What is wrong with a document of XML? libxml2 reads it, and every rule of a list is asked. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument } from 'libxml2-wasm';
import { z } from 'zod';
import { repositoryRoot } from '../root.js';

/** `nodes` are looked for in the document; of each, `test` (XPath) holds and its text `matches`. `break` makes a right document wrong. */
const ruleList = z.array(
  z.strictObject({
    rule: z.string(),
    nodes: z.string(),
    test: z.string().optional(),
    matches: z.string().optional(),
    break: z.tuple([z.string(), z.string()]),
  }),
);
export type Rules = z.infer<typeof ruleList>;

export function rulesOf(name: string): Rules {
  return ruleList.parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec/feed/cases', name), 'utf8')));
}

export const atomRules = rulesOf('atom-rules.json');

export const namespaces = { atom: 'http://www.w3.org/2005/Atom', opensearch: 'http://a9.com/-/spec/opensearch/1.1/' };

/** Calls with the parsed document, which is then let go of. Throws where it is not well-formed. */
export function withDocument<Result>(text: string, use: (document: XmlDocument) => Result): Result {
  const document = XmlDocument.fromString(text);
  try {
    return use(document);
  } finally {
    document.dispose();
  }
}

/** The rules that the document breaks. */
export function broken(text: string, rules: Rules = atomRules): string[] {
  return withDocument(text, (document) =>
    rules
      .filter(({ nodes, test, matches }) =>
        document.find(nodes, namespaces).some((node) => {
          if (test !== undefined && node.eval(`boolean(${test})`, namespaces) !== true) return true;
          return matches !== undefined && !new RegExp(matches).test(node.content);
        }),
      )
      .map(({ rule }) => rule),
  );
}
