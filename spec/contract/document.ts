/** What does the contract's document say of an answer? Its own schemas, compiled as they are sent. */
import assert from 'node:assert/strict';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { openApiDocument, templated } from '../../server/api/openapi.js';

const content = z.record(z.string(), z.looseObject({ schema: z.unknown().optional() }));
const shape = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.looseObject({ content: content.default({}) })) }))),
});

/** The document that is sent, as JSON gives it. */
export const document = z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(openApiDocument())));
export const { paths } = shape.parse(document);

/** Readers are told that objects may gain members; what we answer is held to those that the document names. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, closed(part)]));
  return copy.type === 'object' && 'properties' in copy ? { ...copy, additionalProperties: false } : copy;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(z.record(z.string(), z.unknown()).parse(closed(document)), 'contract');

const pointer = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** The check of an answer's body; null where the document has a text without a schema; throws where it has no such answer. */
function validator(route: string, status: number, type: string): ValidateFunction | null {
  const path = templated(route);
  const media = new Map(Object.entries(paths[path].get.responses[String(status)].content)).get(type);
  assert.ok(media, `the contract has no ${status} of ${type} for ${path}`);
  if (media.schema === undefined) return null;
  const place = ['paths', path, 'get', 'responses', String(status), 'content', type, 'schema'].map(pointer).join('/');
  return ajv.getSchema(`contract#/${place}`) ?? assert.fail(place);
}

/** Fails where the answer is not what the document says of the route. */
export function assertAnswer(route: string, status: number, contentType: string, body: string): void {
  const check = validator(route, status, contentType.split(';')[0]);
  if (check === null) return;
  assert.ok(check(JSON.parse(body)), `${route}, ${status}: ${ajv.errorsText(check.errors)}`);
}

/** Fails where the body is not a problem as the document has it: for addresses and methods that it does not have. */
export function assertProblem(body: string): void {
  const check = ajv.getSchema('contract#/components/schemas/Problem') ?? assert.fail('no schema');
  assert.ok(check(JSON.parse(body)), ajv.errorsText(check.errors));
}
