/** `GET /api/v1/search`: which articles answer the query? */
import type { RequestHandler } from 'express';
import type { Archive } from '../../search/answer.js';
import { allHits } from '../all-hits.js';
import { originOf } from '../origin.js';
import { linkHeader, neighbours } from '../pages.js';
import { rawParameters } from '../query-string.js';
import { sendValidated } from '../validator.js';
import { hitFormats } from './hit-lines.js';
import { accepted, endpointParameters, readEndpoint, searchOptions } from './parameters.js';
import { presentSearch } from './present.js';
import { sendHits } from './stream.js';

/** @param address under which readers know the server; null: that of the request */
export function searchEndpoint(archive: Archive, address: string | null): RequestHandler {
  return async (req, res) => {
    const values = accepted(readEndpoint(rawParameters(req.originalUrl)), endpointParameters);
    const options = searchOptions(values);
    if (values.format !== 'json') {
      // To HEAD too, an archive that cannot answer says so.
      archive.generation();
      await sendHits(req, res, allHits(archive, values.q, options), hitFormats[values.format], originOf(req, address));
      return;
    }
    const answer = await archive.search(values.q, options);
    const body = JSON.stringify(presentSearch(answer));
    const stable = body.replace(`"tookMs":${JSON.stringify(answer.tookMs)}`, '');
    res.type('json').set(linkHeader(neighbours(req.path, answer, options)));
    sendValidated(req, res, answer.index.generation, stable, body);
  };
}
