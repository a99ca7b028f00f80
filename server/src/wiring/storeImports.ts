// What identity stores are filled from: the tenant that people sign in by, where we may read it.

import { sandboxCloud } from '@countersign/core/clouds'
import type { Recorder } from '../audit/index.ts'
import { type Furnish, openGraph, startImporter } from '../directory/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { IdentityProvider } from '../platform/config.ts'
import type { Pool } from '../platform/database/index.ts'
import type { Send } from '../platform/egress/index.ts'
import type { Log } from '../platform/log.ts'
import type { Patience } from '../platform/patience.ts'

type Parts = {
  pool: Pool
  record: Recorder
  clock: Clock
  log: Log
  registration: IdentityProvider
  send: Send
  patience: Pick<Patience, 'pause' | 'signal'>
  makesFirst: boolean
  furnish: Furnish
}

type StoreImports = {
  offer: { importsFrom: string | null; importWaits: () => void }
  stop(): Promise<void>
}

/** Of the sandbox only: under a real issuer nothing is known of the directory behind it, and nothing is imported. */
export function startStoreImports({ registration, send, patience, ...parts }: Parts): StoreImports {
  const { issuer, clientId, clientSecret, sandbox } = registration
  if (!sandbox) return { offer: { importsFrom: null, importWaits: () => undefined }, stop: async () => undefined }
  const { clock } = parts
  const graph = openGraph({
    cloud: sandboxCloud(issuer.origin),
    tenantId: issuer.pathname.split('/')[1] ?? '',
    ...{ clientId, clientSecret, send },
    nowMs: () => clock.now().getTime(),
    patience,
  })
  const importer = startImporter({ ...parts, graph, issuer: issuer.href })
  return {
    offer: { importsFrom: issuer.origin, importWaits: importer.ring },
    stop: importer.stop,
  }
}
