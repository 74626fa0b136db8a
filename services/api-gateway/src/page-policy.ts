import type { FastifyHelmetOptions } from '@fastify/helmet'

/**
 * What a page of ours may do. Nothing here asks for https: in a hall the gateway is reached over plain http on the
 * local network, where HSTS, upgrading and isolation headers would lock people out or only be complained about.
 */
export const pagePolicy = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      'default-src': ["'self'"],
      'script-src': ["'self'"],
      'script-src-attr': ["'none'"],
      // The component library sets style attributes.
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      // Live connections too: 'self' covers the same host's WebSocket (CSP 3).
      'connect-src': ["'self'"],
      'object-src': ["'none'"],
      'base-uri': ["'self'"],
      'form-action': ["'self'"],
      'frame-ancestors': ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
} satisfies FastifyHelmetOptions

const { contentSecurityPolicy } = pagePolicy

/**
 * The same for a page that others may show inside their own. It can only be looked at, so that nobody is led into
 * pressing what lies unseen beneath something else.
 */
export const embeddedPagePolicy = {
  contentSecurityPolicy: {
    ...contentSecurityPolicy,
    directives: { ...contentSecurityPolicy.directives, 'frame-ancestors': ['*'] },
  },
  frameguard: false,
} satisfies FastifyHelmetOptions
