import type { ApproverRule } from '@countersign/core/workflows'
import { brief, type Db, prepared, readBy, readById, sql } from '../../platform/database/index.ts'
import type { Place, Sealed } from '../../vault/index.ts'

type Who = { id: string; name: string } | null

/** What was written into the environment. */
export type Template = {
  flowId: string
  flowName: string
  as: 'flow-account' | 'application'
  owner: string
  approvers: string[]
  asksWhoeverHoldsIt: boolean
  sites: { department: string; site: string }[]
  /** The rules of the workflow then: where they differ now the flow asks somebody else. */
  rules: readonly ApproverRule[]
}

export type LinkRow = {
  id: string
  workflowId: string
  storeId: string
  template: Template | null
  templateAt: Date | null
  templateBy: Who
  keyId: Buffer | null
  sealed: Buffer | null
  urlHost: string | null
  urlFlow: string | null
  urlAt: Date | null
  urlBy: Who
  authenticatedAt: Date | null
  authenticatedBy: Who
  answeredAt: Date | null
  health: 'ok' | 'off' | 'trouble' | null
  healthSentence: string | null
  healthAt: Date | null
}

export const urlPlace = (linkId: string): Place => ({ table: 'workflow_link', row: linkId, column: 'sealed' })

const who = (column: 'template_by' | 'url_by' | 'authenticated_by') =>
  ({
    template_by: sql`(select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = l.template_by)`,
    url_by: sql`(select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = l.url_by)`,
    authenticated_by: sql`
      (select jsonb_build_object('id', a.id, 'name', a.name) from account a where a.id = l.authenticated_by)`,
  })[column]

const columns = sql`
  l.id, l.workflow_id as "workflowId", l.store_id as "storeId", l.template, l.template_at as "templateAt",
  ${who('template_by')} as "templateBy", l.key_id as "keyId", l.sealed, l.url_host as "urlHost",
  l.url_flow as "urlFlow", l.url_at as "urlAt", ${who('url_by')} as "urlBy",
  l.authenticated_at as "authenticatedAt", ${who('authenticated_by')} as "authenticatedBy",
  l.answered_at as "answeredAt", l.health, l.health_sentence as "healthSentence", l.health_at as "healthAt"`

export const selectLink = readBy<LinkRow>(
  ({ workflowId }) => workflowId,
  (db, workflowIds) =>
    db.rows(brief(sql`select ${columns} from workflow_link l where l.workflow_id = any(${workflowIds}::uuid[])`)),
)

export type ListedLinkRow = LinkRow & { flowName: string }

/** Of all workflows of a store: where somebody has begun to link them. */
export const selectLinks = (db: Db, storeId: string, limit: number): Promise<ListedLinkRow[]> =>
  db.rows(sql`
    select ${columns}, coalesce(l.template->>'flowName', w.name) as "flowName"
    from workflow_link l join workflow w on w.id = l.workflow_id
    where l.store_id = ${storeId} and (l.template is not null or l.sealed is not null)
    order by l.workflow_id
    limit ${limit}`)

/** Two who press at once make one. */
export const ensureLink = (db: Db, id: string, workflowId: string, storeId: string, at: Date): Promise<unknown> =>
  db.rows(sql`
    insert into workflow_link (id, workflow_id, store_id, created_at)
    values (${id}, ${workflowId}, ${storeId}, ${at})
    on conflict (workflow_id) do nothing`)

export const saveTemplate = (db: Db, id: string, template: Template, at: Date, by: string): Promise<unknown> =>
  db.rows(sql`
    update workflow_link
    set template = ${JSON.stringify(template)}::jsonb, template_at = ${at}, template_by = ${by}
    where id = ${id}`)

type EnteredUrl = Sealed & { host: string; flow: string; at: Date; by: string }

/** Another address has yet to be authenticated. */
export const saveUrl = (db: Db, id: string, { keyId, sealed, host, flow, at, by }: EnteredUrl): Promise<unknown> =>
  db.rows(sql`
    update workflow_link
    set key_id = ${keyId}, sealed = ${sealed}, url_host = ${host}, url_flow = ${flow}, url_at = ${at}, url_by = ${by},
      authenticated_at = null, authenticated_by = null, answered_at = null,
      health = null, health_sentence = null, health_at = null
    where id = ${id}`)

export type Health = { state: 'ok' | 'off' | 'trouble'; sentence: string }

/** What was found out about the address it had then. */
export const saveHealth = (db: Db, { id, urlAt }: LinkRow, { state, sentence }: Health, at: Date): Promise<unknown> =>
  db.rows(sql`
    update workflow_link
    set health = ${state}, health_sentence = ${sentence}, health_at = ${at},
      answered_at = case when ${state} = 'ok' then coalesce(answered_at, ${at}) else answered_at end
    where id = ${id} and url_at = ${urlAt}`)

/** As requests go through, where it says something new or has not been said for a minute: they all share this row. */
export const noteHealth = (db: Db, { id, urlAt }: LinkRow, { state, sentence }: Health, at: Date): Promise<unknown> =>
  db.rows(
    prepared(sql`
      update workflow_link set health = ${state}, health_sentence = ${sentence}, health_at = ${at}
      where id = ${id} and url_at = ${urlAt}
        and (health is distinct from ${state} or health_sentence is distinct from ${sentence}
          or health_at < ${at}::timestamptz - interval '1 minute')`),
  )

export const saveAuthenticated = (
  db: Db,
  { id, urlAt }: LinkRow,
  at: Date,
  by: string,
): Promise<{ id: string } | undefined> =>
  db.maybe(sql`
    update workflow_link set authenticated_at = ${at}, authenticated_by = ${by}
    where id = ${id} and url_at = ${urlAt}
    returning id`)

/** Flows would be told to call somewhere else than when it was authenticated. */
export const withdrawAuthentications = (db: Db, storeId: string): Promise<unknown> =>
  db.rows(sql`
    update workflow_link
    set authenticated_at = null, authenticated_by = null, answered_at = null,
      health = null, health_sentence = null, health_at = null
    where store_id = ${storeId}`)

export const deleteLink = (db: Db, workflowId: string): Promise<{ id: string } | undefined> =>
  db.maybe(sql`delete from workflow_link where workflow_id = ${workflowId} returning id`)

export type LinkedWorkflow = { id: string; storeId: string; name: string; approvers: readonly ApproverRule[] }

export const selectWorkflow = (db: Db, id: string): Promise<LinkedWorkflow | undefined> =>
  db.maybe(sql`select id, store_id as "storeId", name, approvers from workflow where id = ${id}`)

/** For whoever submits: the flow that requests of this workflow start. */
export const selectActive = readById<{ id: string; flowName: string }>((db, workflowIds) =>
  db.rows(
    brief(sql`
      select w.id, coalesce(l.template->>'flowName', w.name) as "flowName"
      from workflow_link l join workflow w on w.id = l.workflow_id
      where l.workflow_id = any(${workflowIds}::uuid[]) and l.authenticated_at is not null`),
  ),
)
