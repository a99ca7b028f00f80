// How a connection is doing, in words.

import type { Connection } from '@countersign/core/api'
import { connectors } from '@countersign/core/catalog'
import { connectionKinds } from '@countersign/core/connections'

type Health = Connection['health']

export const healthWords: Readonly<Record<Health, string>> = {
  connected: 'Connected',
  'needs-reconnect': 'Needs reconnect',
  'not-connected': 'Not connected',
}

export const isSignedInto = ({ kind }: Pick<Connection, 'kind'>): boolean => kind === 'oauth-code'

export const isApplication = ({ kind }: Pick<Connection, 'kind'>): boolean =>
  kind === 'oauth-code' || kind === 'client-credentials'

export const systemTitle = ({ connector }: Pick<Connection, 'connector'>): string => connectors[connector].title

export const kindTitle = ({ kind }: Pick<Connection, 'kind'>): string => connectionKinds[kind].title

/** In whose name things are done. */
export const actingAs = ({ account, kind }: Pick<Connection, 'account' | 'kind'>): string =>
  account?.name ??
  (kind === 'oauth-code'
    ? 'Nobody yet'
    : kind === 'client-credentials'
      ? 'The application itself'
      : 'Whoever the credential belongs to')

/** What was asked for and not given, once something was granted. */
export const missingOf = ({ permissions, granted }: Pick<Connection, 'permissions' | 'granted'>): string[] =>
  granted === null ? [] : permissions.filter((permission) => !granted.includes(permission))

/** What was given and is not asked for. */
export const surplusOf = ({ permissions, granted }: Pick<Connection, 'permissions' | 'granted'>): string[] =>
  (granted ?? []).filter((permission) => !permissions.includes(permission))
