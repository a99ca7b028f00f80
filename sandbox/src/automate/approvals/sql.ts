import type { Store } from '../../store/index.ts'
import type { Approval, ApprovalRequest } from './approval.ts'

type Row = Omit<Approval, 'options' | 'isReassignable' | 'requests'> & { options: string; isReassignable: 0 | 1 }

const approvalOf = (store: Store, { options, isReassignable, ...row }: Row): Approval => ({
  ...row,
  options: JSON.parse(options) as string[],
  isReassignable: isReassignable === 1,
  requests: requestsOf(store, row.id),
})

const requestsOf = (store: Store, approvalId: string): ApprovalRequest[] =>
  store.rows<ApprovalRequest>`
    select person_id as personId, requested_at as requestedAt, state, answer, comments, answered_at as answeredAt
    from approval_request where approval_id = ${approvalId} order by place limit 1000`

export function findApproval(store: Store, id: string): Approval | undefined {
  const row = store.row<Row>`
    select id, type, title, details, item_link as itemLink, item_link_description as itemLinkDescription, options,
      is_reassignable as isReassignable, owner_id as ownerId, status, outcome, requested_at as requestedAt,
      completed_at as completedAt, expires_at as expiresAt
    from approval where id = ${id}`
  return row && approvalOf(store, row)
}

/** That a step of a run has asked for. */
export const approvalIdOfStep = (store: Store, runName: string, stepKey: string): string | undefined =>
  store.row<{ id: string }>`select id from approval where run_name = ${runName} and step_key = ${stepKey}`?.id

/** The step that has asked for it; none where a run only made it. */
export const askerOf = (store: Store, approvalId: string): { runName: string; stepKey: string } | undefined =>
  store.row<{ runName: string; stepKey: string }>`
    select run_name as runName, step_key as stepKey from approval where id = ${approvalId} and run_name is not null`

/** The newest first. */
export const approvalIdsFor = (store: Store, personId: string, limit: number): string[] =>
  store.rows<{ id: string }>`
    select approval.id from approval join approval_request on approval_request.approval_id = approval.id
    where approval_request.person_id = ${personId} and approval_request.state <> 'Reassigned'
    order by approval.position desc limit ${limit}`.map(({ id }) => id)

export const approvalIdsFrom = (store: Store, ownerId: string, limit: number): string[] =>
  store.rows<{ id: string }>`
    select id from approval where owner_id = ${ownerId} order by position desc limit ${limit}`.map(({ id }) => id)

export const allApprovalIds = (store: Store, limit: number): string[] =>
  store.rows<{ id: string }>`select id from approval order by position desc limit ${limit}`.map(({ id }) => id)

export function addApproval(
  store: Store,
  approval: Approval,
  asker: { runName: string; stepKey: string } | undefined,
): void {
  const { id, type, title, details, itemLink, itemLinkDescription, options, isReassignable } = approval
  store.run`
    insert into approval (id, type, title, details, item_link, item_link_description, options, is_reassignable, owner_id,
      status, requested_at, expires_at, run_name, step_key)
    values (${id}, ${type}, ${title}, ${details}, ${itemLink}, ${itemLinkDescription}, ${JSON.stringify(options)},
      ${Number(isReassignable)}, ${approval.ownerId}, ${approval.status}, ${approval.requestedAt}, ${approval.expiresAt},
      ${asker?.runName ?? null}, ${asker?.stepKey ?? null})`
  for (const { personId, requestedAt } of approval.requests) addRequest(store, id, personId, requestedAt)
}

export function addRequest(store: Store, approvalId: string, personId: string, requestedAt: number): void {
  store.run`
    insert into approval_request (approval_id, person_id, place, requested_at, state)
    select ${approvalId}, ${personId}, count(*), ${requestedAt}, 'Pending'
    from approval_request where approval_id = ${approvalId}`
}

export function saveAnswer(
  store: Store,
  approvalId: string,
  personId: string,
  { answer, comments, at }: { answer: string; comments: string | null; at: number },
): void {
  store.run`
    update approval_request
    set state = 'Answered', answer = ${answer}, comments = ${comments}, answered_at = ${at}
    where approval_id = ${approvalId} and person_id = ${personId}`
}

export function markReassigned(store: Store, approvalId: string, personId: string): void {
  store.run`
    update approval_request set state = 'Reassigned' where approval_id = ${approvalId} and person_id = ${personId}`
}

/** What somebody had handed on has come back to them. */
export function askAgain(store: Store, approvalId: string, personId: string, requestedAt: number): void {
  store.run`
    update approval_request set state = 'Pending', requested_at = ${requestedAt}
    where approval_id = ${approvalId} and person_id = ${personId}`
}

export function endApproval(
  store: Store,
  id: string,
  { status, outcome, at }: { status: 'Completed' | 'Canceled'; outcome: string | null; at: number },
): void {
  store.run`
    update approval set status = ${status}, outcome = ${outcome}, completed_at = ${at} where id = ${id} and status = 'Pending'`
}

export type Waiter = { runName: string; stepKey: string; attempt: number; approvalId: string }

export function addWaiter(store: Store, { runName, stepKey, attempt, approvalId }: Waiter): void {
  store.run`
    insert into approval_waiter (run_name, step_key, attempt, approval_id)
    values (${runName}, ${stepKey}, ${attempt}, ${approvalId})
    on conflict do update set attempt = excluded.attempt, approval_id = excluded.approval_id`
}

export const waitersFor = (store: Store, approvalId: string): Waiter[] =>
  store.rows<Waiter>`
    select run_name as runName, step_key as stepKey, attempt, approval_id as approvalId
    from approval_waiter where approval_id = ${approvalId} order by run_name, step_key limit 1000`

export const waitersOf = (store: Store, runName: string): Waiter[] =>
  store.rows<Waiter>`
    select run_name as runName, step_key as stepKey, attempt, approval_id as approvalId
    from approval_waiter where run_name = ${runName} order by step_key limit 10000`

export function removeWaiter(store: Store, runName: string, stepKey: string): void {
  store.run`delete from approval_waiter where run_name = ${runName} and step_key = ${stepKey}`
}
