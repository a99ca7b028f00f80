// What is there afterwards, by the books of both sides, and what must not be.

import { sql } from '../../../platform/database/index.ts'
import type { Ended } from './cycles.ts'
import { graph, type World } from './world.ts'

export type Account = {
  /** Of each kind, how they came to rest. */
  ends: Record<string, number>
  wrongs: string[]
}

export async function accountOf(world: World, ended: readonly Ended[]): Promise<Account> {
  const ends: Record<string, number> = {}
  for (const { kind, how } of ended) ends[`${kind}: ${how}`] = (ends[`${kind}: ${how}`] ?? 0) + 1
  const wrongs = [
    ...(await wrongRequests(world, of(ended, 'request'))),
    ...(await wrongDesktopFlows(world, of(ended, 'desktop flow'))),
    ...(await wrongActionFlows(world, of(ended, 'action flow'))),
    ...(await orphans(world)),
  ]
  return { ends, wrongs }
}

const of = (ended: readonly Ended[], kind: Ended['kind']): Ended[] => ended.filter((one) => one.kind === kind)

/** Each approved one is carried out once, each user is there once, and no flow was started twice for it. */
async function wrongRequests({ pool, entra, storeId }: World, requests: readonly Ended[]): Promise<string[]> {
  const wrongs: string[] = []
  const rows = await pool.rows<{ id: string; state: string; times: number; users: number }>(sql`
    select c.id, c.state,
      (select count(*)::int from audit_entry e where e.action = 'change.applied' and e.details ->> 'change' = c.id::text)
        as times,
      (select count(*)::int from directory_object o where o.store_id = ${storeId} and o.kind = 'user'
        and o.attributes ->> 'mailNickname' = c.content -> 'new' ->> 'mailNickname') as users
    from change c where c.workflow is not null`)
  const known = new Map(rows.map((row) => [row.id, row]))
  for (const { id, name, how } of requests) {
    const row = known.get(id)
    if (how !== 'applied') wrongs.push(`request ${name} came to rest as ${how}`)
    if (!row) wrongs.push(`request ${name} was acknowledged and is not there`)
    else if (row.state !== 'applied' || row.times !== 1 || row.users !== 1)
      wrongs.push(
        `request ${name} is ${row.state}, carried out ${row.times} times, its user is there ${row.users} times`,
      )
    const starts = await startsOf(entra.origin, id)
    if (starts > 1) wrongs.push(`the flow of request ${name} was started ${starts} times`)
  }
  if (rows.length !== requests.length) wrongs.push(`${rows.length} requests are there instead of ${requests.length}`)
  return wrongs
}

/** What has no reference to its owner (records 27 and 28). */
async function orphans({ pool }: World): Promise<string[]> {
  const rows = await pool.rows<{ what: string; count: number }>(sql`
    select what, count(*)::int as count from (
      select 'variable' as what from variable where instance_id not in (select id from instance)
      union all select 'fact' from fact where instance_id not in (select id from instance)
      union all select 'job' from job where instance_id not in (select id from instance)
      union all select 'holder' from approval_holder where approval_id not in (select id from approval)
      union all select 'event' from approval_event where approval_id not in (select id from approval)
      union all select 'started flow' from linked_request where request_id not in (select id from change)
      union all select 'request' from change
        where store_id not in (select id from identity_store) or account_id not in (select id from account)
      union all select 'approval' from approval
        where store_id not in (select id from identity_store) or account_id not in (select id from account)
      union all select 'key' from directory_applied where store_id not in (select id from identity_store)
      union all select 'user or group' from directory_object where store_id not in (select id from identity_store)
      union all select 'instance' from instance where version_id not in (select id from process_version)) as orphan
    group by what`)
  return rows.map(({ what, count }) => `${count} times a ${what} is there without its owner`)
}

/** By the sandbox's own count. */
async function startsOf(origin: string, requestId: string): Promise<number> {
  const query = new URLSearchParams({ method: 'POST', host: 'triggers', text: requestId, limit: '20' })
  const answer = await fetch(new URL(`/_journal?${query}`, origin))
  return ((await answer.json()) as { found: number }).found
}

async function wrongDesktopFlows({ desktop }: World, cycles: readonly Ended[]): Promise<string[]> {
  const wrongs: string[] = []
  const begun = new Map<string, number>()
  for (const { inputs } of await desktop.runs()) {
    const { EmployeeName: name = '' } = inputs as { EmployeeName?: string }
    begun.set(name, (begun.get(name) ?? 0) + 1)
  }
  for (const { name, how } of cycles) {
    const times = begun.get(name) ?? 0
    if (times > 1) wrongs.push(`the desktop flow of ${name} was started ${times} times`)
    if (how === 'completed' ? times === 0 : how !== 'OUTCOME_UNKNOWN')
      wrongs.push(`the process of ${name} came to rest as ${how}, its flow was started ${times} times`)
  }
  return wrongs
}

async function wrongActionFlows({ entra, groupId }: World, runs: readonly Ended[]): Promise<string[]> {
  const wrongs = runs.filter(({ how }) => how !== 'done').map(({ name, how }) => `the run for ${name} is ${how}`)
  const members = new Set<string>()
  let next: string | undefined = `/groups/${groupId}/members?$select=userPrincipalName&$top=999`
  while (next !== undefined) {
    type Page = { value: { userPrincipalName?: string }[]; '@odata.nextLink'?: string }
    const page: Page = await graph<Page>(entra, next)
    for (const { userPrincipalName } of page.value) if (userPrincipalName) members.add(userPrincipalName)
    const link = page['@odata.nextLink']
    next = link === undefined ? undefined : link.slice(link.indexOf('/v1.0') + 5)
  }
  for (const { name } of runs) if (!members.has(name)) wrongs.push(`${name} was let in and is not in the group`)
  return wrongs
}
