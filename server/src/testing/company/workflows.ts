import type { Reference } from '@countersign/core/directory'
import { type Pool, sql } from '../../platform/database/index.ts'

/** What is left out is as it begins. */
type TestSettings = { defaultApprover?: Reference | null; on?: boolean; expires?: boolean }

/** Who has to approve what: written as it is wanted, whoever might change it. */
export const companyWorkflows = (pool: Pool, storeId: string) => ({
  setWorkflow: (event: string, enabled: boolean, approvers: object[]) =>
    pool.rows(sql`
      update workflow set enabled = ${enabled}, approvers = ${JSON.stringify(approvers)}::jsonb
      where store_id = ${storeId} and system = ${event}`),
  setSettings: ({ defaultApprover = null, on = false, expires = false }: TestSettings) =>
    pool.rows(sql`
      insert into workflow_settings (store_id, default_approver, acceleration_on, levels_max, every_days, expiry_on)
      values (${storeId}, ${defaultApprover && JSON.stringify(defaultApprover)}::jsonb, ${on}, 3, 5, ${expires})
      on conflict (store_id) do update set default_approver = excluded.default_approver,
        acceleration_on = excluded.acceleration_on, expiry_on = excluded.expiry_on`),
})
