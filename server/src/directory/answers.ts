// What people are told of identity stores: rows in the words of core/api.

import type { IdentityStore } from '@countersign/core/api'
import { type CloudName, cloudNames } from '@countersign/core/clouds'
import type { ImportRow } from './import/index.ts'
import type { Counts, StoreRow } from './sql.ts'

export const storeAnswer = (
  { id, name, provider, issuer, domains, settings, revision, createdAt }: StoreRow,
  counts: Counts | null,
  imported: ImportRow | undefined,
): IdentityStore => ({
  ...{ id, name, provider, issuer, domains, revision, createdAt: createdAt.toISOString() },
  ...{ users: counts?.users ?? null, groups: counts?.groups ?? null },
  tenant: provider === 'embedded' ? null : tenantOf(settings),
  import: imported
    ? {
        ...imported,
        startedAt: imported.startedAt.toISOString(),
        finishedAt: imported.finishedAt?.toISOString() ?? null,
      }
    : null,
})

const tenantOf = ({ cloud, tenantId, clientId }: Record<string, unknown>): IdentityStore['tenant'] => ({
  cloud: cloudNames.find((name): name is CloudName => name === cloud) ?? 'public',
  ...{ tenantId: String(tenantId), clientId: String(clientId) },
})
