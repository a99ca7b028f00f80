import type { Config } from '../platform/config.ts'
import { caller } from './call.ts'
import { surroundingsOf } from './clouds.ts'
import type { Parts } from './parts.ts'
import { tokenSource } from './tokens/index.ts'

type Given = Omit<Parts, 'surroundings' | 'allowedOrigins' | 'tokenFor' | 'callBy'> & {
  config: Pick<Config, 'identityProvider' | 'url' | 'allowedOrigins'>
}

/** `tokenFor` and `callBy` are for connectors, the rest for the routes of this folder. */
export type Connections = Parts

export function openConnections({ config, ...given }: Given): Connections {
  const { identityProvider, url, allowedOrigins } = config
  const surroundings = surroundingsOf(identityProvider, url)
  const tokenFor = tokenSource({ ...given, surroundings })
  const callBy = caller({ ...given, tokenFor, now: given.clock.now })
  return { ...given, surroundings, allowedOrigins, tokenFor, callBy }
}
