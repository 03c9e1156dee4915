/** `GET /api/v1/search`: which articles answer the query? */
import type { RequestHandler } from 'express';
import { mayCountFromToday } from '../../query/date-offers.js';
import type { Archive } from '../../search/answer.js';
import { originOf } from '../origin.js';
import { linkHeader, neighbours } from '../pages.js';
import { rawParameters } from '../query-string.js';
import { isKnown } from '../validator.js';
import { hitFormats } from './hit-lines.js';
import { accepted, endpointParameters, readEndpoint, searchOptions } from './parameters.js';
import { presentSearch } from './present.js';
import { sendHits } from './stream.js';

/**
 * @param address under which readers know the server; null: that of the request
 * @param today the day it is, from which `last march` is counted; undefined where nobody says
 */
export function searchEndpoint(archive: Archive, address: string | null, today: () => string | undefined): RequestHandler {
  return async (req, res) => {
    const values = accepted(readEndpoint(rawParameters(req.originalUrl)), endpointParameters);
    const options = searchOptions(values);
    if (values.format !== 'json') {
      // To HEAD too, an archive that cannot answer says so.
      archive.generation();
      await sendHits(req, res, archive.hits(values.q, options), hitFormats[values.format], originOf(req, address));
      return;
    }
    res.type('json');
    const day = today();
    // What is counted from today holds today.
    if (isKnown(req, res, archive.generation(), mayCountFromToday(values.q) ? [values, day] : values)) return;
    const answer = await archive.search(values.q, { ...options, today: day });
    res.set(linkHeader(neighbours(req.path, answer, options)));
    // Bytes: a string would be made into them once to be measured, and once more to be sent.
    res.send(Buffer.from(JSON.stringify(presentSearch(answer))));
  };
}
