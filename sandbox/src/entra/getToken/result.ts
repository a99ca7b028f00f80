import type { Context } from 'hono'
import { decodeJwt } from 'jose'
import { homeTenant } from '../../directory/index.ts'
import { show, tokenResultPage } from '../../pages/index.ts'
import type { Premises } from '../../premises.ts'
import type { Refusal } from '../refusal.ts'
import type { Traced } from '../traced.ts'

type Answer = Response | Promise<Response>

const names = { access_token: 'Access token', refresh_token: 'Refresh token', id_token: 'ID token' } as const

/** The fields of a token answer, or those that came back from /authorize. */
export function showTokens(
  c: Context<Traced>,
  { store }: Premises,
  fields: Readonly<Record<string, string | number>>,
): Answer {
  const isToken = (name: string): name is keyof typeof names => name in names
  return show(
    c,
    tokenResultPage({
      companyName: homeTenant(store).name,
      heading: 'Your access token',
      tokens: Object.keys(names)
        .filter(isToken)
        .filter((name) => name in fields)
        .map((name) => ({ name: names[name], value: String(fields[name]), claims: claimsOf(name, fields[name]) })),
      facts: ['token_type', 'scope', 'expires_in']
        .filter((name) => name in fields)
        .map((name) => ({ name, value: String(fields[name]) })),
      advice: undefined,
    }),
  )
}

const claimsOf = (name: keyof typeof names, value: unknown): string | undefined =>
  name === 'refresh_token' ? undefined : JSON.stringify(decodeJwt(String(value)), null, 2)

export const showRefusal = (
  c: Context<Traced>,
  premises: Premises,
  { code, error, message, advice }: Refusal,
): Answer => showFailure(c, premises, error, `AADSTS${code}: ${message}`, advice)

/** What came back from /authorize in place of a token. */
export const showReturnedRefusal = (c: Context<Traced>, premises: Premises, form: URLSearchParams): Answer =>
  showFailure(c, premises, form.get('error') ?? '', form.get('error_description') ?? '', undefined)

const showFailure = (
  c: Context<Traced>,
  { store }: Premises,
  error: string,
  description: string,
  advice: string | undefined,
): Answer =>
  show(
    c,
    tokenResultPage({
      companyName: homeTenant(store).name,
      heading: 'No token was given',
      tokens: [],
      facts: [
        { name: 'error', value: error },
        { name: 'error_description', value: description },
      ],
      advice,
    }),
    400,
  )
