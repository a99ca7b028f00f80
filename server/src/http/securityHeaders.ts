import { randomBytes } from 'node:crypto'

export const newNonce = (): string => randomBytes(18).toString('base64')

/**
 * Nothing but our own files; no eval, no inline script, no frame. Style sheets by nonce, as Fluent UI sets it; style
 * attributes freely, since the modeler's panels carry them: they reach one element and can load nothing from elsewhere.
 */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

/** For answers that are no page. */
const closedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"

/** Headers of every answer. HSTS only where https is what people type. */
export const commonHeaders = (https: boolean): Record<string, string> => ({
  'Content-Security-Policy': closedPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  ...(https ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
})
