// What a connector's operations do with approvals, for a step of a run.

import type { Premises } from '../../premises.ts'
import type { Answer } from '../definition/index.ts'
import { isObject, type Json, type JsonObject, textOf } from '../expressions/index.ts'
import { type Asker, type CreationFault, createApproval } from './create.ts'
import { addWaiter, findApproval } from './sql.ts'
import { answerOf } from './wake.ts'

type AskingStep = Asker & { attempt: number }

/** Asks, and lets the step wait until there is an answer. */
export function startAndWait(premises: Premises, parameters: JsonObject, step: AskingStep): Answer | 'later' {
  const creation = createApproval(
    premises,
    parameters.approvalType ?? null,
    inputIn(parameters, 'WebhookApprovalCreationInput'),
    step,
  )
  return creation.ok ? waitFor(premises, creation.approval.id, step) : refusal(400, creation.fault)
}

export function createOnly(premises: Premises, parameters: JsonObject, step: AskingStep): Answer {
  const creation = createApproval(
    premises,
    parameters.approvalType ?? null,
    inputIn(parameters, 'ApprovalCreationInput'),
    step,
  )
  return creation.ok ? answerOf(premises, creation.approval, 201) : refusal(400, creation.fault)
}

export function waitForOne(
  premises: Premises,
  { approvalName = null }: JsonObject,
  step: AskingStep,
): Answer | 'later' {
  const approval = findApproval(premises.store, textOf(approvalName))
  if (approval) return waitFor(premises, approval.id, step)
  return refusal(404, { code: 'ApprovalNotFound', message: `Could not find approval '${textOf(approvalName)}'.` })
}

/** What has been decided already is told at once. */
function waitFor(premises: Premises, approvalId: string, { runName, stepKey, attempt }: AskingStep): Answer | 'later' {
  const approval = findApproval(premises.store, approvalId)
  if (approval && approval.status !== 'Pending') return answerOf(premises, approval)
  addWaiter(premises.store, { runName, stepKey, attempt, approvalId })
  return 'later'
}

const inputIn = (parameters: JsonObject, name: string): JsonObject => {
  const input: Json | undefined = parameters[name]
  return isObject(input) ? input : {}
}

const refusal = (statusCode: number, error: CreationFault): Answer => ({
  type: 'answered',
  statusCode,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: { error },
})
