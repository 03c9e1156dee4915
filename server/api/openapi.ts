/** `GET /openapi.json`: the contract, made of the table of operations and of the schemas that read and type the answers. */
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { operations, type Operation } from './operations.js';
import { problemTable, type ProblemCode } from './problem.js';
import { sendTagged } from './validator.js';
import { bodies } from './v1/bodies.js';

type Json = Readonly<Record<string, unknown>>;

/** A description that says nothing is left out: zod names the largest safe integer as the limit of every whole number. */
function withoutNoise({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  // Answers may gain members within a version: who reads them must not be told otherwise.
  delete jsonSchema.additionalProperties;
}

const place = (id: string): string => `#/components/schemas/${id}`;

/** The schemas of the bodies, by name. */
function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(bodies, { uri: place, override: withoutNoise });
  for (const schema of Object.values(schemas)) {
    // The document has one dialect, and its place is the schema's name.
    delete schema.$schema;
    delete schema.$id;
  }
  return schemas;
}

function queryParameters(schema: z.ZodObject): Json[] {
  const { properties = {} } = z.toJSONSchema(schema, { override: withoutNoise });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = typeof property === 'boolean' ? {} : property;
    return { name, in: 'query', ...(description === undefined ? {} : { description }), schema: rest };
  });
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    description: 'One segment: a / in it is written %2F.',
    schema: { type: 'string', minLength: 1 },
  }));
}

/** Problems of one status: the codes that this operation answers with it. */
function problemAnswers(operation: Operation): Json {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of operation.problems) {
    const { status } = problemTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => {
      const schema = { allOf: [{ $ref: place('Problem') }, { properties: { code: { enum: codes } } }] };
      const description = codes.map((code) => `${code}: ${problemTable[code].title}.`).join(' ');
      return [String(status), { description, ...(status === 503 ? { headers: { 'Retry-After': seconds } } : {}), content: { ...(operation.page === true ? { 'text/html': {} } : {}), 'application/problem+json': { schema } } }];
    }),
  );
}

/** A named body by its place; what has no schema is a text. */
function mediaType(schema: z.ZodType | null): Json {
  if (schema === null) return {};
  const id = bodies.get(schema)?.id;
  if (id === undefined) throw new Error('a body of the contract has no name');
  return { schema: { $ref: place(id) } };
}

function header(description: string): Json {
  return { description, schema: { type: 'string' } };
}

const seconds = { description: 'When to ask again, in seconds.', schema: { type: 'integer' } };

function answerHeaders(operation: Operation): Json {
  const headers = {
    ...(operation.validated ? { ETag: header('For If-None-Match. Not on lists of every hit.') } : {}),
    ...(operation.paged === true ? { Link: header('RFC 8288: the first page, and those before and after this one. Not where the query is very long.') } : {}),
  };
  return Object.keys(headers).length > 0 ? { headers } : {};
}

function describe(path: string, operation: Operation): Json {
  const parameters = [...pathParameters(path), ...(operation.parameters === undefined ? [] : queryParameters(operation.parameters))];
  const content = Object.fromEntries(Object.entries(operation.answers).map(([type, schema]) => [type, mediaType(schema)]));
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: {
      200: { description: 'The answer.', ...answerHeaders(operation), content },
      ...(operation.validated ? { 304: { description: 'Not changed since the answer whose ETag stands in If-None-Match.' } } : {}),
      ...problemAnswers(operation),
    },
  };
}

/** Express writes `/articles/:id` what OpenAPI writes `/articles/{id}`. */
export function templated(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dateline',
      summary: 'Search for archives of dated news articles.',
      description: 'Every operation answers HEAD as well. A parameter with an empty value is as good as none. Objects may gain members within a version; none is taken away.',
      // The contract's own, as its addresses have it (/api/v1): the package's counts releases.
      version: '1.0.0',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    // The server that the document came from.
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(operations).map(([path, operation]) => [templated(path), { get: describe(path, operation) }])),
    components: { schemas: componentSchemas() },
  };
}

/** Made when it is first asked for: a server that begins has more urgent things to do. */
let text: string | null = null;

export const openApi: RequestHandler = (req, res) => {
  text ??= JSON.stringify(openApiDocument());
  res.type('json');
  sendTagged(req, res, text, text);
};
