import { randomUUID } from 'node:crypto'
import { day } from '../../clock.ts'
import { type Directory, type Person, people } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { isArray, type Json, type JsonObject, textOf } from '../expressions/index.ts'
import { type Approval, type ApprovalType, approvalTypes, basicOptions, isBasic } from './approval.ts'
import { mailRequests } from './mail.ts'
import { addApproval, approvalIdOfStep, findApproval } from './sql.ts'

/** Why an approval cannot be asked for, as the connector answers it. */
export type CreationFault = { code: string; message: string }

export type Creation = { ok: true; approval: Approval } | { ok: false; fault: CreationFault }

/** Who has not answered by then will not be asked any more. */
const life = 30 * day

/** By a step of a run, which asks only once, however often it is begun again. */
export type Asker = { ownerId: string; runName: string; stepKey: string }

/** `input` is what the connector calls its creation input, as the flow has filled it in. */
export function createApproval(premises: Premises, type: Json, input: JsonObject, asker: Asker): Creation {
  const { store, clock, directory } = premises
  const earlier = approvalIdOfStep(store, asker.runName, asker.stepKey)
  const known = earlier === undefined ? undefined : findApproval(store, earlier)
  if (known) return { ok: true, approval: known }
  const read = readInput(directory, type, input)
  if ('code' in read) return { ok: false, fault: read }
  const now = clock().getTime()
  const approval: Approval = {
    ...read.approval,
    id: randomUUID(),
    ownerId: asker.ownerId,
    status: 'Pending',
    outcome: null,
    requestedAt: now,
    completedAt: null,
    expiresAt: now + life,
    requests: read.people.map(({ id }) => ({
      personId: id,
      requestedAt: now,
      state: 'Pending',
      answer: null,
      comments: null,
      answeredAt: null,
    })),
  }
  store.transaction(() => {
    addApproval(store, approval, asker)
    if (input.enableNotifications !== false)
      mailRequests(
        premises,
        approval,
        read.people.map(({ id }) => id),
      )
  })
  return { ok: true, approval }
}

type Input = {
  approval: Pick<
    Approval,
    'type' | 'title' | 'details' | 'itemLink' | 'itemLinkDescription' | 'options' | 'isReassignable'
  >
  people: readonly Person[]
}

function readInput(directory: Directory, given: Json, input: JsonObject): Input | CreationFault {
  const type = approvalTypes.find((one) => one === given)
  if (!type)
    return {
      code: 'InvalidApprovalType',
      message: `The approval type '${textOf(given)}' is not one of ${approvalTypes.join(', ')}.`,
    }
  const title = textIn(input, 'title')
  if (title === null)
    return { code: 'InvalidApprovalCreateRequestTitleMissing', message: "Required field 'title' is missing or empty." }
  const assignedTo = textIn(input, 'assignedTo')
  if (assignedTo === null)
    return {
      code: 'InvalidApprovalCreateRequestAssignedToMissing',
      message: "Required field 'assignedTo' is missing or empty.",
    }
  const people = peopleNamed(directory, assignedTo)
  if (people.length === 0)
    return {
      code: 'InvalidApprovalCreateRequestAssignedToNoValidUsers',
      message: "Required field 'assignedTo' contains no valid users in the organization.",
    }
  const options = optionsOf(type, input)
  if (options.length === 0)
    return {
      code: 'InvalidApprovalCreateRequestOptionsMissing',
      message: "Required field 'responseOptions' is missing or empty.",
    }
  const isReassignable = input.enableReassignment !== false
  return {
    approval: {
      type,
      title,
      details: textIn(input, 'details'),
      itemLink: textIn(input, 'itemLink'),
      itemLinkDescription: textIn(input, 'itemLinkDescription'),
      options,
      isReassignable,
    },
    people,
  }
}

function textIn(input: JsonObject, name: string): string | null {
  const text = textOf(input[name] ?? null)
  return text.trim() === '' ? null : text
}

function optionsOf(type: ApprovalType, { responseOptions }: JsonObject): readonly string[] {
  if (isBasic(type)) return basicOptions
  const given = isArray(responseOptions) ? responseOptions : []
  return [...new Set(given.map(textOf).filter((option) => option !== ''))]
}

/** Addresses or ids with semicolons between them; whoever is not known is passed over. */
function peopleNamed(directory: Directory, names: string): Person[] {
  const all = people(directory)
  const found = names
    .split(';')
    .map((name) => name.trim().toLowerCase())
    .flatMap(
      (name) =>
        all.find((one) => [one.mail, one.userPrincipalName, one.id].some((own) => own.toLowerCase() === name)) ?? [],
    )
  return [...new Set(found)]
}
