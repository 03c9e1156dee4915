/** `GET /api/v1/search`: which articles answer the query? */
import type { Route } from '../route.js';
import { linkHeader, neighbours } from '../pages.js';
import { rawParameters } from '../query-string.js';
import { sendValidated } from '../validator.js';
import { accepted, readSearch, searchOptions, searchParameters } from './parameters.js';
import { presentSearch } from './present.js';

export const searchEndpoint: Route = (archive) => async (req, res) => {
  const values = accepted(readSearch(rawParameters(req.originalUrl)), searchParameters);
  const options = searchOptions(values);
  const answer = await archive.search(values.q, options);
  const body = JSON.stringify(presentSearch(answer));
  const stable = body.replace(`"tookMs":${JSON.stringify(answer.tookMs)}`, '');
  res.type('json').set(linkHeader(neighbours(req.path, answer, options)));
  sendValidated(req, res, answer.index.generation, stable, body);
};
