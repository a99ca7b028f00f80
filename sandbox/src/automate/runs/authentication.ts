// The Authorization header of an Http action, which for OAuth is a token asked for beforehand.

import { isObject, type Json, parsedOrNothing, textOf } from '../expressions/index.ts'
import type { Send } from './outside.ts'

/** The header, or why there is none. */
export type Authorization =
  | { value: string | undefined }
  | { fault: { statusCode: number; code: string; message: string } }

/** Microsoft's own sign-in host is played by the sandbox. */
const microsoftHosts = ['login.microsoftonline.com', 'login.windows.net']

export async function authorizationOf(
  authentication: Json,
  { sandboxUrl, send, signal }: { sandboxUrl: string; send: Send; signal: AbortSignal },
): Promise<Authorization> {
  if (!isObject(authentication)) return { value: undefined }
  const field = (name: string): string => textOf(authentication[name] ?? null)
  if (authentication.type === 'Raw') return { value: field('value') }
  if (authentication.type === 'Basic')
    return { value: `Basic ${Buffer.from(`${field('username')}:${field('password')}`).toString('base64')}` }
  const authority = URL.parse(field('authority'))
  const origin = !authority || microsoftHosts.includes(authority.hostname) ? sandboxUrl : authority.origin
  const answer = await send(
    {
      url: `${origin}/${encodeURIComponent(field('tenant'))}/oauth2/v2.0/token`,
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: field('clientId'),
        client_secret: field('secret'),
        scope: `${field('audience')}/.default`,
      }).toString(),
    },
    signal,
  )
  const token = parsedOrNothing(Buffer.from(answer.body).toString('utf8'))
  if (isObject(token) && typeof token.access_token === 'string') return { value: `Bearer ${token.access_token}` }
  const told = isObject(token) ? textOf(token.error_description ?? token.error ?? null) : `status ${answer.statusCode}`
  const message = `Failed to acquire a token for the audience '${field('audience')}': ${told}`
  return { fault: { statusCode: 401, code: 'Unauthorized', message } }
}
