/** What do all pages share? The head, the masthead with the way home, the main part, the foot. */
import { iconPath, stylePath } from './asset.js';
import { html, type Html } from './html.js';

export interface Page {
  /** Of the browser's window, before the name of the program. */
  title: string;
  main: Html;
  /** More of the head: links to the next and previous page. */
  head?: Html;
}

export function layout(page: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} – Dateline</title>
<link rel="stylesheet" href="${stylePath}">
<link rel="icon" href="${iconPath}" type="image/svg+xml">
<link rel="search" type="application/opensearchdescription+xml" title="Dateline" href="/opensearch.xml">
${page.head}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="masthead"><a href="/" class="name">Dateline</a><span class="motto">an archive of dated news</span></header>
<main id="main" tabindex="-1">
${page.main}
</main>
<footer class="foot"><a href="/help">How to ask</a></footer>
</body>
</html>
`.text;
}
