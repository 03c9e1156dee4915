/** `GET /api/v1/suggest`: what may the query become that is still being written? */
import type { RequestHandler } from 'express';
import type { Archive } from '../../search/answer.js';
import { originOf } from '../origin.js';
import { rawParameters } from '../query-string.js';
import { sendValidated } from '../validator.js';
import { accepted, readParameters, suggestParameters } from './parameters.js';
import { presentSuggest, presentSuggestions } from './present.js';

export const suggestionsType = 'application/x-suggestions+json';

/** @param address under which readers know the server; null: that of the request */
export function suggestEndpoint(archive: Archive, address: string | null): RequestHandler {
  return async (req, res) => {
    const { q, format } = accepted(readParameters(suggestParameters, rawParameters(req.originalUrl)), suggestParameters);
    const answer = await archive.suggest(q);
    const { generation } = archive.generation();
    const body = JSON.stringify(format === 'opensearch' ? presentSuggestions(answer, originOf(req, address)) : presentSuggest(answer));
    res.type(format === 'opensearch' ? suggestionsType : 'json');
    sendValidated(req, res, generation, body, body);
  };
}
