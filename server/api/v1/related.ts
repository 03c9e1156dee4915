/** `GET /api/v1/articles/:id/related`: the articles about the same. */
import { Problem } from '../problem.js';
import { rawParameters } from '../query-string.js';
import { idOf, type Route } from '../route.js';
import { sendValidated } from '../validator.js';
import { accepted, noParameters, readParameters } from './parameters.js';
import { presentRelated } from './present.js';

export const relatedEndpoint: Route = (archive) => async (req, res) => {
  accepted(readParameters(noParameters, rawParameters(req.originalUrl)), noParameters);
  const id = idOf(req);
  const answer = await archive.related(id);
  if (answer === null) throw new Problem('unknown-article', `No article has the id “${id}”.`);
  const { generation } = archive.generation();
  const body = JSON.stringify(presentRelated(answer));
  res.type('json');
  sendValidated(req, res, generation, body, body);
};
