/** What is an RFC 9457 answer of ours? Exactly these members. */
import { z } from 'zod';
import { problemTable } from '../../server/api/problem.js';

export const problemBody = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string().min(1),
  code: z.enum(Object.keys(problemTable)),
  instance: z.string(),
  errors: z.array(z.strictObject({ parameter: z.string(), code: z.string(), message: z.string().min(1) })).optional(),
});
