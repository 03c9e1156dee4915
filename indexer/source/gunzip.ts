/** What is in a compressed stream? All of it, and of a damaged one all that stands before the damage. */
import { createGunzip } from 'node:zlib';

/** One piece is unpacked at a time, and gives at most some thousand times its size: bytes. */
const pieceLength = 16_384;

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 0x08;
}

/**
 * Throws zlib's own error where the stream is damaged or cut, after everything before has been given out. (Piped, a
 * stream that fails throws away what it had ready.)
 */
export async function* gunzipped(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip();
  const ready: Uint8Array[] = [];
  const failure = new Promise<Error>((resolve) => gunzip.once('error', resolve));
  const ended = new Promise<null>((resolve) => gunzip.once('end', () => { resolve(null); }));
  gunzip.on('data', (piece: Uint8Array) => ready.push(piece));
  try {
    for await (const bytes of packed) {
      for (let start = 0; start < bytes.length; start += pieceLength) {
        const written = new Promise<null>((resolve) => {
          gunzip.write(bytes.subarray(start, start + pieceLength), () => { resolve(null); });
        });
        const error = await Promise.race([failure, written]);
        yield* ready.splice(0);
        if (error !== null) throw error;
      }
    }
    gunzip.end();
    const error = await Promise.race([failure, ended]);
    yield* ready.splice(0);
    if (error !== null) throw error;
  } finally {
    gunzip.destroy();
  }
}
