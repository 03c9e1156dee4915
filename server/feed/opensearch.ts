/** `GET /opensearch.xml`: how does a browser, or another program, search here? OpenSearch 1.1's description of the archive. */
import type { RequestHandler } from 'express';
import { originOf } from '../api/origin.js';
import { sendTagged } from '../api/validator.js';
import { xml } from './xml.js';

export const descriptionPath = '/opensearch.xml';
export const descriptionType = 'application/opensearchdescription+xml';

/** What may be searched through, by media type; `{…?}` is left empty by who does not know it. */
const templates: readonly (readonly [type: string, template: string])[] = [
  ['text/html', '/search?q={searchTerms}'],
  ['application/atom+xml', '/search.atom?q={searchTerms}&page={startPage?}&per_page={count?}'],
  ['application/feed+json', '/search.jsonfeed?q={searchTerms}&page={startPage?}&per_page={count?}'],
  ['application/x-suggestions+json', '/api/v1/suggest?q={searchTerms}&format=opensearch'],
  ['application/json', '/api/v1/search?q={searchTerms}&page={startPage?}&per_page={count?}'],
];

function description(origin: string, icon: string): string {
  return xml`<?xml version="1.0" encoding="utf-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Dateline</ShortName>
<Description>Search this archive of dated news articles.</Description>
<Tags>news archive articles</Tags>
<Image width="64" height="64" type="image/svg+xml">${origin}${icon}</Image>
${templates.map(([type, template]) => xml`<Url type="${type}" template="${origin}${template}"/>\n`)}<Url type="${descriptionType}" rel="self" template="${origin}${descriptionPath}"/>
<Query role="example" searchTerms="&quot;new start&quot; treaty"/>
<Language>*</Language>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`.text;
}

/** @param address under which readers know the server; null: that of the request. `icon`: the path of the pages' icon */
export function openSearchEndpoint(address: string | null, icon: string): RequestHandler {
  return (req, res) => {
    const text = description(originOf(req, address), icon);
    res.type(descriptionType);
    sendTagged(req, res, text, text);
  };
}
