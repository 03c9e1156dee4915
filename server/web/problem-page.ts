/** Something is wrong: what does the reader see, and where can one go from here? */
import type { Problem } from '../api/problem.js';
import { emptyForm, searchForm } from './form.js';
import { html } from './html.js';
import { layout } from './layout.js';

export function problemPage(problem: Problem): string {
  const main = html`${searchForm(emptyForm)}
<section class="problem">
<h1>${problem.title}</h1>
<p>${problem.detail}</p>
<p class="code">${problem.status} <code>${problem.code}</code></p>
<p><a href="/">To the start page</a></p>
</section>`;
  return layout({ title: problem.title, main });
}
