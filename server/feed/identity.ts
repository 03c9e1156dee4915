/** By which name does a feed reader know an article again? One that holds on every host, before and after a move. */
import { createHash } from 'node:crypto';

/** The namespace of our names: made by chance once, and never to be changed, or every reader's articles become new. */
const namespace = Buffer.from('5f0f8c1d6a5e4b0c9c1e7b6a2d94e3f8', 'hex');

/** A UUID of version 5 (RFC 9562, 5.5): the hash of a name, as a URN. */
function uuidName(name: string): string {
  const hash = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  hash[6] = (hash[6] & 0x0f) | 0x50;
  hash[8] = (hash[8] & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`;
}

/** Archives that give two articles one id, as mirrors do, give them one name too. */
export function articleName(id: string): string {
  return uuidName(`article ${id.toWellFormed()}`);
}

/** A search by its address without a page: all pages of a feed are one feed. */
export function searchName(address: string): string {
  return uuidName(`search ${address}`);
}
