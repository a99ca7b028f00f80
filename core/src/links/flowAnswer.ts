// What Power Automate answers where a flow is called, in the words of whoever has to mend it.

import { linkedAnswer } from './payload.ts'

export type FlowAnswer =
  | { code: 'took' }
  /** A round trip that came all the way; `reached` is what our callback answered, 0 where the flow could not reach us. */
  | { code: 'answered'; reached: number }
  /** `began`: whether some flow may have begun to run all the same. */
  | { code: FlowTrouble; sentence: string; began: 'never' | 'perhaps' }

export type FlowTrouble =
  | 'switched-off'
  | 'deleted'
  | 'no-such-flow'
  | 'signature-refused'
  | 'other-flow'
  | 'not-the-template'
  | 'busy'

/** What was sent and has to come back. */
export type Expected = { link: string } & (
  | { kind: 'request'; requestId: string }
  | { kind: 'authenticate'; nonce: string }
)

const sentences = {
  'switched-off': 'The flow is switched off. Turn it on in Power Automate.',
  deleted: 'The flow was deleted. Create the template again, and enter the request URL of the new flow.',
  'no-such-flow': 'There is no such flow any more. Copy the HTTP POST URL of the flow again.',
  'signature-refused':
    'Power Automate does not accept the request URL. Its key was made anew, or who may trigger the flow was changed: copy the HTTP POST URL again, with “Anyone” under “Who can trigger the flow?”.',
  'other-flow':
    'That is the request URL of another flow. Copy the HTTP POST URL of the flow that was created for this workflow.',
  'not-the-template':
    'The flow answers, but not as the template does: it is another flow, or its steps “Is it a test” and “Take the request” were taken out. Copy the HTTP POST URL of the template, or create it again.',
  busy: 'Power Automate is busy or has trouble of its own. Try again in a few minutes.',
} as const satisfies Record<FlowTrouble, string>

const trouble = (code: FlowTrouble, began: 'never' | 'perhaps' = 'never'): FlowAnswer => ({
  code,
  sentence: sentences[code],
  began,
})

/** `body` is what was answered, parsed where it is JSON. The code of an error decides, its status next, its text never. */
export function readFlowAnswer(status: number, body: unknown, expected: Expected): FlowAnswer {
  if (status >= 200 && status < 300) return readSuccess(body, expected)
  const { code, message } = errorIn(body)
  if (code === 'WorkflowTriggerIsNotEnabled')
    return trouble(/state '?Deleted/.test(message) ? 'deleted' : 'switched-off')
  if (code === 'TriggerInputSchemaMismatch' || code === 'WorkflowTriggerNotFound') return trouble('other-flow')
  if (status === 401 || status === 403) return trouble('signature-refused')
  if (status === 404) return trouble('no-such-flow')
  if (code === 'NoResponse') return trouble('not-the-template', 'perhaps')
  if (status === 429) return trouble('busy')
  if (status === 408 || status >= 500) return trouble('busy', 'perhaps')
  return trouble('not-the-template')
}

function readSuccess(body: unknown, expected: Expected): FlowAnswer {
  const read = linkedAnswer.safeParse(body)
  if (!read.success || read.data.countersign !== expected.kind) return trouble('not-the-template', 'perhaps')
  const { link, nonce, requestId, reached = 0 } = read.data
  if (link !== expected.link) return trouble('other-flow', 'perhaps')
  if (expected.kind === 'request')
    return requestId === expected.requestId ? { code: 'took' } : trouble('not-the-template', 'perhaps')
  return nonce === expected.nonce ? { code: 'answered', reached } : trouble('not-the-template', 'perhaps')
}

function errorIn(body: unknown): { code: string; message: string } {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : undefined
  if (typeof error !== 'object' || error === null) return { code: '', message: '' }
  const { code, message } = error as Record<string, unknown>
  return { code: typeof code === 'string' ? code : '', message: typeof message === 'string' ? message : '' }
}
