// Identity stores themselves: which there are, what they are called, how they are filled.

import type { ParsedOf } from '@countersign/core/api'
import * as api from '@countersign/core/api'
import { knownClouds } from '@countersign/core/clouds'
import { type Actor, actorOf, type Recorder } from '../audit/index.ts'
import { etag, ifMatch, isRefused, type Mounted, mounted, refused } from '../http/index.ts'
import type { Db, Pool } from '../platform/database/index.ts'
import { newId } from '../platform/ids.ts'
import type { Sealing } from '../vault/index.ts'
import { storeAnswer } from './answers.ts'
import { insertGeneratedPeople } from './embedded/index.ts'
import { queueImport, selectImport } from './import/index.ts'
import { reaching } from './reaching.ts'
import {
  insertStore,
  lockStore,
  type StoreRow,
  secretPlace,
  selectCounts,
  selectNameTaken,
  selectStore,
  selectStores,
  storesMax,
  updateStoreRow,
} from './sql.ts'
import type { Furnish, Stores } from './stores.ts'

export type StoreParts = {
  pool: Pool
  record: Recorder
  now: () => Date
  /** Of the accounts that sign in here. */
  issuer: string
  /** The directory that a store may be filled from; null where there is none that we may read. */
  importsFrom: string | null
  /** There is something to import. */
  importWaits: () => void
  /** What a new store begins with, beside what is in it. */
  furnish: Furnish
  stores: Stores
  sealing: Sealing
  sandboxOrigin: string | undefined
}

export const storeOperations = (parts: StoreParts): Mounted[] => [...shown(parts), ...managed(parts), ...filled(parts)]

/** Counted after the import was looked up: one that says it is done is never told beside what there was before it. */
async function answerOf(db: Db, row: StoreRow): Promise<api.IdentityStore> {
  const imported = await selectImport(db, row.id)
  return storeAnswer(row, row.provider === 'embedded' ? await selectCounts(db, row.id) : null, imported)
}

const shown = ({ pool, importsFrom, sandboxOrigin }: StoreParts): Mounted[] => [
  mounted(api.listStores, async () => ({
    items: await Promise.all((await selectStores(pool)).map((row) => answerOf(pool, row))),
    importsFrom,
    clouds: knownClouds(sandboxOrigin).map(({ name, title }) => ({ name, title })),
  })),

  mounted(api.getStore, async ({ input: { params }, context }) => {
    const row = await selectStore(pool, params.id)
    if (!row) return refused('not-found')
    etag(context, row.revision)
    return answerOf(pool, row)
  }),
]

const subjectOf = ({ id, name }: StoreRow) => ({ kind: 'identity-store', id, name })

const nameTaken = (name: string) =>
  refused('conflict', { detail: `There is an identity store named “${name}” already. Choose another name.` })

type Body = ParsedOf<typeof api.createStore>['body']

/** What a store is by what was given: one of ours, or a tenant with what it is asked with sealed. */
function newStore({ issuer, now, sealing, sandboxOrigin }: StoreParts, { name, domains: given, entra }: Body) {
  const id = newId()
  const common = { id, name, domains: [...new Set(given)], createdAt: now() }
  if (!entra) return { ...common, provider: 'embedded' as const, issuer, settings: {}, keyId: null, sealed: null }
  const cloud = knownClouds(sandboxOrigin).find((one) => one.name === entra.cloud)
  if (!cloud) return undefined
  const { clientSecret, ...settings } = entra
  return {
    ...{ ...common, provider: 'entra' as const, settings },
    issuer: new URL(`${entra.tenantId}/v2.0`, `${cloud.authority}/`).href,
    ...sealing.seal(clientSecret, secretPlace(id)),
  }
}

const managed = (parts: StoreParts): Mounted[] => [created(parts), changed(parts), checked(parts)]

const created = (parts: StoreParts): Mounted =>
  mounted(api.createStore, async ({ input: { body }, caller, requestId }) =>
    parts.pool.transaction(async (tx) => {
      if ((await selectStores(tx)).length >= storesMax)
        return refused('conflict', { detail: `There are ${storesMax} identity stores already.` })
      const store = newStore(parts, body)
      if (!store) return refused('invalid-input', { errors: [{ path: 'body.entra.cloud', message: noSuchCloud }] })
      const row = await insertStore(tx, store)
      if (!row) return nameTaken(body.name)
      await parts.furnish(tx, row.id, row.createdAt)
      const details = { provider: row.provider, domains: row.domains, ...row.settings }
      await parts.record(tx, {
        ...{ action: 'store.created', actor: actorOf(caller), subject: subjectOf(row), details, requestId },
      })
      return answerOf(tx, row)
    }),
  )

const noSuchCloud = 'There is no such cloud here: the sandbox is not what people sign in by.'

const checked = ({ pool, stores }: StoreParts): Mounted =>
  mounted(api.checkStore, async ({ input: { params } }) => {
    const row = await selectStore(pool, params.id)
    if (!row) return refused('not-found')
    const checking = await reaching(() => stores.check(row))
    if (isRefused(checking)) return { isWell: false, sentence: checking.detail ?? '' }
    return { isWell: true, sentence: `“${row.name}” answers.` }
  })

const changed = ({ pool, record, sealing }: StoreParts): Mounted =>
  mounted(api.updateStore, async ({ input: { params, body }, caller, requestId, context }) => {
    const revision = ifMatch(context)
    if (isRefused(revision)) return revision
    return pool.transaction(async (tx) => {
      const before = await lockStore(tx, params.id)
      if (!before) return refused('not-found')
      if (revision !== undefined && revision !== before.revision) return refused('changed-meanwhile')
      if (await selectNameTaken(tx, body.name, params.id)) return nameTaken(body.name)
      if (body.clientSecret !== undefined && before.provider === 'embedded') return takesNoSecret
      const sealed = body.clientSecret === undefined ? {} : sealing.seal(body.clientSecret, secretPlace(before.id))
      const domains = [...new Set(body.domains)]
      const row = await updateStoreRow(tx, { ...before, ...sealed, name: body.name, domains })
      const details = {
        old: { name: before.name, domains: before.domains },
        new: { name: row.name, domains: row.domains },
        ...(body.clientSecret === undefined ? {} : { clientSecret: 'replaced' }),
      }
      await record(tx, {
        ...{ action: 'store.changed', actor: actorOf(caller), subject: subjectOf(row), details, requestId },
      })
      etag(context, row.revision)
      return answerOf(tx, row)
    })
  })

const takesNoSecret = refused('conflict', { detail: 'An identity store that is kept here is asked with no secret.' })

const notEmbedded = refused('conflict', {
  detail: 'This identity store is kept elsewhere; only one that is kept here can be filled.',
})

function filled({ pool, record, now, issuer, importsFrom, importWaits }: StoreParts): Mounted[] {
  const note = (row: StoreRow, actor: Actor, requestId: string, details: Record<string, unknown>) =>
    ({ action: 'store.filled', actor, subject: subjectOf(row), details, requestId }) as const

  return [
    mounted(api.generatePeople, async ({ input: { params, body }, caller, requestId }) =>
      pool.transaction(async (tx) => {
        const row = await lockStore(tx, params.id)
        if (!row) return refused('not-found')
        if (row.provider !== 'embedded') return notEmbedded
        const added = await insertGeneratedPeople(tx, row.id, body.count, row.domains[0] ?? 'people.example', now())
        await record(tx, note(row, actorOf(caller), requestId, { generated: added }))
        return { added }
      }),
    ),

    mounted(api.importStore, async ({ input: { params }, caller, requestId }) => {
      const queued = await pool.transaction(async (tx) => {
        const row = await lockStore(tx, params.id)
        if (!row) return refused('not-found')
        if (row.provider !== 'embedded') return notEmbedded
        if (importsFrom === null || row.issuer !== issuer)
          return refused('conflict', { detail: 'There is no directory that this identity store could be filled from.' })
        await queueImport(tx, row.id, now())
        await record(tx, note(row, actorOf(caller), requestId, { importFrom: importsFrom }))
        return answerOf(tx, row)
      })
      importWaits()
      return queued
    }),
  ]
}
