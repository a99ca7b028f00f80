import { type CloudName, knownClouds } from '@countersign/core/clouds'
import { z } from 'zod'
import type { Db, Pool } from '../platform/database/index.ts'
import type { Send } from '../platform/egress/index.ts'
import type { Patience } from '../platform/patience.ts'
import type { Sealing } from '../vault/index.ts'
import type { Directory } from './directory.ts'
import { openEmbedded } from './embedded/index.ts'
import { openEntra } from './entra/index.ts'
import { type Graph, openGraph } from './graph/index.ts'
import { type StoreRow, secretPlace, selectStore } from './sql.ts'

export type StoresParts = {
  pool: Pool
  now: () => Date
  passwordKey: Buffer
  sealing: Sealing
  send: Send
  patience: Pick<Patience, 'pause' | 'signal'>
  /** Where the sandbox is, if it plays Microsoft. */
  sandboxOrigin: string | undefined
}

/** An identity store, and the way to what is in it. */
export type Store = StoreRow & { directory: Directory }

/** Gives a store that was just made what it begins with, in the same transaction. */
export type Furnish = (tx: Db, storeId: string, at: Date) => Promise<void>

export type Stores = {
  find(id: string): Promise<Store | undefined>
  open(row: StoreRow): Directory
  /** Throws where what a tenant is asked with is not good. */
  check(row: StoreRow): Promise<void>
}

const entraSettings = z.object({ cloud: z.string(), tenantId: z.string(), clientId: z.string() })

export function openStores(parts: StoresParts): Stores {
  const { pool, now, passwordKey, patience } = parts
  const graphs = new Map<string, { revision: number; graph: Graph }>()

  /** One for each store, so that a token serves until it ends; another after its settings were changed. */
  function graphOf(row: StoreRow): Graph {
    const known = graphs.get(row.id)
    if (known?.revision === row.revision) return known.graph
    const graph = openTenant(parts, row)
    graphs.set(row.id, { revision: row.revision, graph })
    return graph
  }

  const open = (row: StoreRow): Directory =>
    row.provider === 'embedded'
      ? openEmbedded({ pool, storeId: row.id, now, passwordKey })
      : openEntra({ graph: graphOf(row), passwordKey, pause: patience.pause })

  return {
    open,
    find: async (id) => {
      const row = await selectStore(pool, id)
      return row && { ...row, directory: open(row) }
    },
    check: async (row) => {
      if (row.provider !== 'embedded') await graphOf(row).read('/organization?$select=id', z.unknown())
    },
  }
}

function openTenant({ sealing, send, patience, now, sandboxOrigin }: StoresParts, row: StoreRow): Graph {
  const { cloud, tenantId, clientId } = entraSettings.parse(row.settings)
  const { keyId, sealed, id } = row
  if (!keyId || !sealed) throw new Error(`the identity store ${id} has nothing to be asked with`)
  const clientSecret = sealing.open({ keyId, sealed }, secretPlace(id))
  const found = cloudNamed(cloud as CloudName, sandboxOrigin)
  return openGraph({ cloud: found, tenantId, clientId, clientSecret, send, patience, nowMs: () => now().getTime() })
}

function cloudNamed(name: CloudName, sandboxOrigin: string | undefined) {
  const found = knownClouds(sandboxOrigin).find((cloud) => cloud.name === name)
  if (!found) throw new Error(`no cloud is called ${name}`)
  return found
}
