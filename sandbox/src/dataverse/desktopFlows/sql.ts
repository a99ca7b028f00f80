import type { Store } from '../../store/index.ts'
import type { DesktopFlow, FlowAccess, StandingAnswer } from './desktopFlow.ts'

type Row = Pick<DesktopFlow, 'id' | 'name' | 'description' | 'ownerId' | 'createdAt' | 'modifiedAt'> & {
  inputs: string
  outputs: string
  isPublished: 0 | 1
  answersAfter: number | null
  answersWith: string | null
}

function read({ inputs, outputs, isPublished, answersAfter, answersWith, ...row }: Row): DesktopFlow {
  return {
    ...row,
    inputs: JSON.parse(inputs) as DesktopFlow['inputs'],
    outputs: JSON.parse(outputs) as DesktopFlow['outputs'],
    isPublished: isPublished === 1,
    answer:
      answersAfter === null
        ? null
        : { afterSeconds: answersAfter, outputs: JSON.parse(answersWith ?? '{}') as StandingAnswer['outputs'] },
  }
}

export const desktopFlows = (store: Store): DesktopFlow[] =>
  store.rows<Row>`
    select id, name, description, owner_id as ownerId, inputs, outputs, is_published as isPublished,
      answers_after as answersAfter, answers_with as answersWith, created_at as createdAt, modified_at as modifiedAt
    from desktop_flow order by created_at, name limit 1000`.map(read)

export function findDesktopFlow(store: Store, id: string): DesktopFlow | undefined {
  const row = store.row<Row>`
    select id, name, description, owner_id as ownerId, inputs, outputs, is_published as isPublished,
      answers_after as answersAfter, answers_with as answersWith, created_at as createdAt, modified_at as modifiedAt
    from desktop_flow where id = ${id}`
  return row && read(row)
}

export function insertDesktopFlow(store: Store, flow: DesktopFlow): void {
  const { id, name, description, ownerId, inputs, outputs, isPublished, createdAt, modifiedAt } = flow
  store.run`
    insert into desktop_flow (id, name, description, owner_id, inputs, outputs, is_published, created_at, modified_at)
    values (${id}, ${name}, ${description}, ${ownerId}, ${JSON.stringify(inputs)}, ${JSON.stringify(outputs)},
      ${Number(isPublished)}, ${createdAt}, ${modifiedAt})`
}

export const setPublished = (store: Store, id: string, isPublished: boolean, at: number): void =>
  store.run`update desktop_flow set is_published = ${Number(isPublished)}, modified_at = ${at} where id = ${id}`

export const setAnswer = (store: Store, id: string, answer: StandingAnswer | null): void =>
  store.run`
    update desktop_flow
    set answers_after = ${answer?.afterSeconds ?? null}, answers_with = ${answer ? JSON.stringify(answer.outputs) : null}
    where id = ${id}`

export type Share = { userId: string; access: Exclude<FlowAccess, 'owner'> }

export const sharesOf = (store: Store, flowId: string): Share[] =>
  store.rows<Share>`
    select user_id as userId, access from desktop_flow_share where flow_id = ${flowId} order by user_id limit 1000`

export const putShare = (store: Store, flowId: string, { userId, access }: Share): void =>
  store.run`
    insert into desktop_flow_share (flow_id, user_id, access) values (${flowId}, ${userId}, ${access})
    on conflict do update set access = excluded.access`

export const removeShare = (store: Store, flowId: string, userId: string): void =>
  store.run`delete from desktop_flow_share where flow_id = ${flowId} and user_id = ${userId}`
