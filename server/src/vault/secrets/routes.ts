// Secrets: written by people, read by nobody. What a value is leaves the vault in a call that goes out (`fill`).

import * as api from '@countersign/core/api'
import { actorOf, type Recorder } from '../../audit/index.ts'
import { type Mounted, mounted, refused } from '../../http/index.ts'
import type { Db, Pool } from '../../platform/database/index.ts'
import type { Sealing } from '../sealing.ts'
import { placeOf } from './place.ts'
import {
  countSecrets,
  deleteSecretRow,
  insertSecret,
  lockSecrets,
  type SecretRow,
  selectSecrets,
  updateSecret,
} from './sql.ts'

type ProcessNamed = api.Secret['usedBy'][number]

export type SecretParts = {
  pool: Pool
  record: Recorder
  now: () => Date
  sealing: Sealing
  /** The processes that name each of these secrets. */
  usesOf: (db: Db, names: readonly string[]) => Promise<ReadonlyMap<string, readonly ProcessNamed[]>>
}

export function secretOperations({ pool, record, now, sealing, usesOf }: SecretParts): Mounted[] {
  const told = async (rows: readonly SecretRow[]): Promise<api.Secret[]> => {
    const uses = await usesOf(
      pool,
      rows.map(({ name }) => name),
    )
    return rows.map(({ name, createdAt, changedAt, changedBy }) => ({
      ...{ name, changedBy, createdAt: createdAt.toISOString(), changedAt: changedAt.toISOString() },
      usedBy: [...(uses.get(name) ?? [])],
    }))
  }
  const only = async (row: SecretRow): Promise<api.Secret> => (await told([row]))[0] as api.Secret
  const noted = (name: string) => ({ subject: { kind: 'secret', id: name, name } })

  return [
    mounted(api.listSecrets, async () => ({ items: await told(await selectSecrets(pool, api.secretsMax)) })),

    mounted(api.createSecret, async ({ input: { body }, caller, requestId }) => {
      const { name, value } = body
      const row = await pool.transaction(async (tx) => {
        await lockSecrets(tx)
        if ((await countSecrets(tx)) >= api.secretsMax) return 'full'
        const sealed = sealing.seal(value, placeOf(name))
        const inserted = await insertSecret(tx, { name, ...sealed, at: now(), accountId: caller.account.id })
        if (inserted) await record(tx, { action: 'secret.created', actor: actorOf(caller), ...noted(name), requestId })
        return inserted
      })
      if (row === 'full')
        return refused('conflict', { detail: `There are ${api.secretsMax} secrets already. Delete one first.` })
      if (!row) return refused('conflict', { detail: `There is a secret ${name} already. Replace its value instead.` })
      return only(row)
    }),

    mounted(api.replaceSecret, async ({ input: { params, body }, caller, requestId }) => {
      const { name } = params
      const row = await pool.transaction(async (tx) => {
        const sealed = sealing.seal(body.value, placeOf(name))
        const updated = await updateSecret(tx, { name, ...sealed, at: now(), accountId: caller.account.id })
        if (updated) await record(tx, { action: 'secret.replaced', actor: actorOf(caller), ...noted(name), requestId })
        return updated
      })
      return row ? only(row) : refused('not-found', { detail: `There is no secret ${name}.` })
    }),

    mounted(
      api.deleteSecret,
      async ({
        input: {
          params: { name },
        },
        caller,
        requestId,
      }) =>
        pool.transaction(async (tx) => {
          if (!(await deleteSecretRow(tx, name))) return refused('not-found', { detail: `There is no secret ${name}.` })
          await record(tx, { action: 'secret.deleted', actor: actorOf(caller), ...noted(name), requestId })
          return undefined
        }),
    ),
  ]
}
