/** Which cases does this file hold? A JSON list beside the specs, checked against its shape before any case runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../root.js';

/** `file` is below `spec/`. */
export function readCases<Shape extends z.ZodType>(file: string, shape: Shape): z.infer<Shape>[] {
  return z.array(shape).min(1).parse(JSON.parse(readFileSync(join(repositoryRoot, 'spec', file), 'utf8')));
}
