/** Which problems are there, in words? docs/problems.md, from the problem table. */
import { problemTable } from './problem.js';

export function problemsPage(): string {
  const rows = Object.entries(problemTable).map(([code, { status, title, meaning }]) => `| \`${code}\` | ${status} | ${title} | ${meaning} |\n`);
  return `# Problems

This page is made from the problem table, and a spec fails when the two differ. An error of the API is an
\`application/problem+json\` document (RFC 9457) with \`type\` (\`urn:dateline:problem:\` and the code), \`title\`, \`status\`, \`detail\`,
\`code\`, \`instance\` (the address that was asked) and, for parameters, \`errors\`: a list of \`{ parameter, code, message }\`. Codes are
stable; titles and details may be reworded. The same problem is a page to a browser that asked for a page. Of a request that could not be
read nobody knows the address or what its sender would like to have: \`instance\` is empty, and the answer is the document.

| code | status | title | meaning |
|---|---|---|---|
${rows.join('')}`;
}
