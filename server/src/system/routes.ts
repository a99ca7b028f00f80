import * as api from '@countersign/core/api'
import { selectActivity } from '../audit/index.ts'
import { type Mounted, mounted } from '../http/index.ts'
import { version } from '../platform/version.ts'
import { askComponents, type HealthParts } from './health.ts'

export type SystemParts = HealthParts & { sandbox: boolean; startedAt: Date }

export function systemOperations(parts: SystemParts): Mounted[] {
  return [
    mounted(api.getWelcome, async () => ({ version, issuer: parts.provider.issuer, sandbox: parts.sandbox })),

    mounted(api.getSystem, async () => ({
      version,
      startedAt: parts.startedAt.toISOString(),
      node: process.version,
      memoryBytes: process.memoryUsage.rss(),
      components: await askComponents(parts),
    })),

    mounted(api.getActivity, async ({ input: { query } }) => ({
      days: await selectActivity(parts.pool, query.days, new Date(parts.nowMs())),
    })),
  ]
}
