/** `GET /api/v1/articles/:id`: the article, with the marks of a query. */
import { Problem } from '../problem.js';
import { rawParameters } from '../query-string.js';
import { idOf, type Route } from '../route.js';
import { sendValidated } from '../validator.js';
import { accepted, articleParameters, readParameters } from './parameters.js';
import { presentArticle } from './present.js';

export const articleEndpoint: Route = (archive) => async (req, res) => {
  const values = accepted(readParameters(articleParameters, rawParameters(req.originalUrl)), articleParameters);
  const id = idOf(req);
  const article = await archive.article(id, values.q);
  if (article === null) throw new Problem('unknown-article', `No article has the id “${id}”.`);
  const { generation } = archive.generation();
  const body = JSON.stringify(presentArticle(article));
  res.type('json');
  sendValidated(req, res, generation, body, body);
};
