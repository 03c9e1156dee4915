/** Under which address do readers know the server? What leaves it by itself, as a feed does, cannot be relative. */
import type { Request } from 'express';

/** As it was configured, else as this request found it: `https://archive.example`, without a slash at its end. */
export function originOf(req: Request, configured: string | null): string {
  if (configured !== null) return configured;
  const asked = `${req.protocol}://${req.get('host') ?? ''}`;
  // A client of HTTP/1.0 may name no host, and anyone may name what is none.
  return URL.canParse(asked) ? new URL(asked).origin : 'http://localhost';
}
