/** How does the pass name what it could not read? By file and line, in the same words wherever it was found out. */
import { Refusal } from '../article/article.js';
import { placeOf } from '../store/place.js';
import type { TaskRefusal } from './task.js';

export const refusalOf = (file: { file: number; path: string }, line: number, { code, message }: Refusal): TaskRefusal => ({
  file: file.file,
  line,
  path: placeOf(file.path, line),
  code,
  reason: message,
});

export const duplicate = (id: string): Refusal => new Refusal('duplicate-id', `another article has the id “${id}” already`);
