/** What may a page of ours do in a browser? Show itself and send its form: no script, no other host, no cookie. */
import helmet from 'helmet';

export function securityHeaders(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // The server speaks plain HTTP; whoever puts TLS before it decides this for the whole host.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}
