import type { Json } from '@countersign/engine'
import { isPlainObject, type JsonObject } from '../plain.ts'
import type { Parameter } from './address.ts'
import { textOf } from './body.ts'

export type Authentication =
  | { readonly type: 'none' }
  | { readonly type: 'basic'; readonly user: string; readonly password: string }
  | { readonly type: 'bearer'; readonly token: string }
  | { readonly type: 'header' | 'parameter'; readonly pair: Parameter }
  | { readonly type: 'client-credentials'; readonly grant: Grant }

/** What a token is asked for with. */
export type Grant = {
  readonly endpoint: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scopes: string | null
  readonly audience: string | null
  /** Whether client and secret go into the body, instead of into the header of basic authentication. */
  readonly inBody: boolean
}

export type ReadAuthentication =
  | { readonly ok: true; readonly authentication: Authentication }
  | { readonly ok: false; readonly reason: string }

export function readAuthentication(value: Json | undefined): ReadAuthentication {
  if (value === undefined || value === null) return read({ type: 'none' })
  if (!isPlainObject(value)) return unusable('The authentication must be a context with a type.')
  switch (value.type ?? 'noAuth') {
    case 'noAuth':
      return read({ type: 'none' })
    case 'basic':
      return basic(value)
    case 'bearer':
      return withTexts(value, ['token'], ({ token }) => read({ type: 'bearer', token }))
    case 'apiKey':
      return withTexts(value, ['name', 'value'], ({ name, value: key }) =>
        read({ type: value.apiKeyLocation === 'query' ? 'parameter' : 'header', pair: [name, key] }),
      )
    case 'oauth-client-credentials-flow':
      return clientCredentials(value)
    default:
      return unusable(`Authentication of type ${JSON.stringify(value.type)} is not known here.`)
  }
}

const read = (authentication: Authentication): ReadAuthentication => ({ ok: true, authentication })
const unusable = (reason: string): ReadAuthentication => ({ ok: false, reason })

/** What Camunda writes for a password that is meant to be empty. */
const emptyPassword = 'SPEC_PASSWORD_EMPTY_PATTERN'

function basic({ username, password }: JsonObject): ReadAuthentication {
  if (typeof username !== 'string' || typeof password !== 'string')
    return unusable('Basic authentication needs a user name and a password.')
  return read({ type: 'basic', user: username, password: password === emptyPassword ? '' : password })
}

const clientCredentials = (value: JsonObject): ReadAuthentication =>
  withTexts(value, ['oauthTokenEndpoint', 'clientId', 'clientSecret'], (texts) =>
    read({
      type: 'client-credentials',
      grant: {
        endpoint: texts.oauthTokenEndpoint,
        clientId: texts.clientId,
        clientSecret: texts.clientSecret,
        scopes: given(value.scopes),
        audience: given(value.audience),
        inBody: value.clientAuthentication === 'credentialsBody',
      },
    }),
  )

const given = (value: Json | undefined): string | null =>
  value === undefined || value === null || value === '' ? null : textOf(value)

function withTexts<Name extends string>(
  value: JsonObject,
  names: readonly Name[],
  then: (texts: Record<Name, string>) => ReadAuthentication,
): ReadAuthentication {
  const missing = names.filter((name) => given(value[name]) === null)
  if (missing.length > 0) return unusable(`The authentication lacks ${missing.join(', ')}.`)
  return then(Object.fromEntries(names.map((name) => [name, given(value[name])])) as Record<Name, string>)
}
