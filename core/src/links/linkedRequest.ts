import {
  type Change,
  type ChangeValue,
  changeKinds,
  isReferences,
  subjectOf,
  titleOf,
  valueInWords,
} from '../changes/index.ts'
import type { Attributes, Schema } from '../directory/index.ts'
import { type LinkedPerson, type LinkedRequest, payloadVersion } from './payload.ts'

export type LinkedFacts = {
  link: string
  requestId: string
  store: { id: string; name: string }
  workflow: { id: string; name: string }
  change: Change
  reason: string | null
  /** Of the target as it is; null for what is yet to be created, or is gone. */
  attributes: Attributes | null
  schema: Schema
  requester: LinkedPerson
  approvers: readonly LinkedPerson[]
  /** RFC 3339. */
  createdAt: string
  callbackUrl: string
  pageUrl: string
}

/** A request as its linked flow is told of it. */
export function linkedRequest(facts: LinkedFacts): LinkedRequest {
  const { link, requestId, store, workflow, change, requester, approvers, callbackUrl, pageUrl } = facts
  const attribute = (name: string): string => textOf(change.new[name]) || textOf(facts.attributes?.[name])
  const { of } = changeKinds[change.kind]
  const member = 'member' in change && change.member ? { member: change.member } : {}
  return {
    ...{ version: payloadVersion, kind: 'request', link, requestId, store, workflow, change: change.kind },
    title: titleFor(change),
    details: detailsOf(facts),
    target: {
      id: change.target?.id ?? '',
      kind: of,
      name: subjectOf(change),
      userName: of === 'user' ? attribute('userPrincipalName') : '',
      mail: attribute('mail'),
    },
    ...member,
    old: told(change.old),
    new: told(change.new),
    department: of === 'user' ? attribute('department') : '',
    requester,
    approvers: [...approvers],
    assignedTo: assignedTo(approvers),
    createdAt: facts.createdAt,
    ...{ callbackUrl, statusUrl: callbackUrl, pageUrl },
  }
}

/** As the approvals of the cloud take them; who has no address can't be asked there. */
export const assignedTo = (people: readonly Pick<LinkedPerson, 'userName' | 'mail'>[]): string =>
  [...new Set(people.map(addressOf).filter(Boolean))].join(';')

/** A semicolon would make two of one. */
export const addressOf = ({ userName, mail }: Pick<LinkedPerson, 'userName' | 'mail'>): string =>
  [userName, mail].find((address) => address.includes('@') && !/[;\s]/.test(address)) ?? ''

function titleFor(change: Change): string {
  const { title } = changeKinds[change.kind]
  const member = 'member' in change && change.member ? `${change.member.name} · ` : ''
  return `${title}: ${member}${subjectOf(change)}`
}

function detailsOf({ change, schema, reason, requester, store, workflow }: LinkedFacts): string {
  const { of } = changeKinds[change.kind]
  const inWords = (name: string, value: ChangeValue | undefined): string =>
    unmarked(valueInWords(schema, of, name, value)) || '–'
  const lines = Object.keys({ ...change.old, ...change.new }).map((name) => {
    const title = titleOf(schema, of, name)
    const [old, next] = [change.old[name], change.new[name]]
    if (change.target === null) return `${title}: ${inWords(name, next)}`
    return `${title}: ${inWords(name, old)} → ${inWords(name, next)}`
  })
  const asked = `Asked for by ${unmarked(requester.name)} in ${store.name} (workflow “${workflow.name}”).`
  return [...lines, '', reason ? `${asked} Reason: ${unmarked(reason)}` : asked].join('\n')
}

/** Approvals of the cloud read Markdown: whoever asks must not put a link there that looks like ours. */
const unmarked = (text: string): string => text.replace(/[\\`[\]<>]/g, '\\$&')

const textOf = (value: ChangeValue | undefined): string => (typeof value === 'string' ? value : '')

/** What is not set is left out: a flow may not be sent null where it declares a text. */
const told = (values: Readonly<Record<string, ChangeValue>>): LinkedRequest['old'] =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === null) return []
      return [[name, isReferences(value) ? value.map(({ id, kind, name }) => ({ id, kind, name })) : value]]
    }),
  )
