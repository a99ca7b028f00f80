// Facts and effects in the words of SPEC.md, with what a test does not care about filled in.

import type {
  Answer,
  Effect,
  Fact,
  Happening,
  IncidentCode,
  Outcome,
  ScopeId,
  Stamp,
  Started,
  Variables,
  VisitId,
} from '../src/index.ts'

type Of<U extends { type: string }, T extends U['type']> = Extract<U, { type: T }>

/** When everything happens that does not say otherwise. */
export const noon = Date.parse('2026-11-20T12:00:00Z')
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

const stamp: Stamp = { at: noon, seed: 'seed' }

export const started: Fact = { ...stamp, type: 'started' }
export const cancelled: Fact = { ...stamp, type: 'cancelled' }

export const startedWith = (variables: Variables, more: Partial<Started> = {}): Fact => ({
  ...stamp,
  type: 'started',
  variables,
  ...more,
})

export const startedAt = (startEvent: string, variables: Variables = {}): Fact => startedWith(variables, { startEvent })

export const completed = (visit: VisitId, variables?: Variables): Answer => ({
  ...stamp,
  type: 'completed',
  visit,
  ...(variables && { variables }),
})

export const failed = (visit: VisitId, retries: number, more: Partial<Of<Answer, 'failed'>> = {}): Answer => ({
  ...stamp,
  type: 'failed',
  visit,
  attempt: 1,
  retries,
  message: 'no answer from Entra',
  ...more,
})

export const errorThrown = (visit: VisitId, code: string, more: Partial<Of<Answer, 'errorThrown'>> = {}): Answer => ({
  ...stamp,
  type: 'errorThrown',
  visit,
  attempt: 1,
  code,
  ...more,
})

export const resolved = (visit: VisitId, more: Partial<Of<Answer, 'resolved'>> = {}): Answer => ({
  ...stamp,
  type: 'resolved',
  visit,
  attempt: 1,
  ...more,
})

export const childFinished = (visit: VisitId, variables: Variables = {}): Answer => ({
  ...stamp,
  type: 'childFinished',
  visit,
  variables,
})

export const childThrewError = (
  visit: VisitId,
  code: string,
  more: Partial<Of<Answer, 'childThrewError'>> = {},
): Answer => ({ ...stamp, type: 'childThrewError', visit, attempt: 1, code, ...more })

export const childEscalated = (
  visit: VisitId,
  number: number,
  code: string,
  more: Partial<Of<Answer, 'childEscalated'>> = {},
): Answer => ({ ...stamp, type: 'childEscalated', visit, attempt: 1, number, code, ...more })

export const childFailed = (visit: VisitId, attempt = 1): Answer => ({
  ...stamp,
  type: 'childFailed',
  visit,
  attempt,
  message: 'there is no such process',
})

type Heard = Partial<Pick<Happening, 'round' | 'variables' | 'at'>>
const happened =
  (type: Happening['type']) =>
  (visit: ScopeId, event: string, more: Heard = {}): Happening => ({ ...stamp, type, visit, event, round: 1, ...more })

export const timerFired = happened('timerFired')
export const messageReceived = happened('messageReceived')
export const signalReceived = happened('signalReceived')

export const variablesSet = (scope: ScopeId, variables: Variables, edit = 0, local = false): Fact => ({
  ...stamp,
  type: 'variablesSet',
  scope,
  edit,
  local,
  variables,
})

export const call = (visit: VisitId, taskType: string, more: Partial<Of<Effect, 'call'>> = {}): Effect => ({
  type: 'call',
  visit,
  taskType,
  attempt: 1,
  headers: {},
  retries: 3,
  delayMs: 0,
  variables: {},
  ...more,
})

export const ask = (visit: VisitId, question: Partial<Of<Effect, 'ask'>> = {}): Effect => ({
  type: 'ask',
  visit,
  assignee: null,
  candidateUsers: [],
  candidateGroups: [],
  dueDate: null,
  followUpDate: null,
  priority: 50,
  form: null,
  headers: {},
  ...question,
})

export const callProcess = (
  visit: VisitId,
  processId: string,
  more: Partial<Of<Effect, 'callProcess'>> = {},
): Effect => ({
  type: 'callProcess',
  visit,
  attempt: 1,
  processId,
  binding: { type: 'latest' },
  variables: {},
  callers: [],
  ...more,
})

export const withdraw = (visit: VisitId): Effect => ({ type: 'withdraw', visit })

export const schedule = (visit: ScopeId, event: string, dueAt: number, round = 1): Effect => ({
  type: 'schedule',
  visit,
  event,
  round,
  dueAt,
})
export const subscribe = (
  visit: ScopeId,
  event: string,
  messageName: string,
  correlationKey: string,
  round = 1,
): Effect => ({ type: 'subscribe', visit, event, round, messageName, correlationKey })
export const listen = (visit: ScopeId, event: string, signalName: string, round = 1): Effect => ({
  type: 'listen',
  visit,
  event,
  round,
  signalName,
})

const ended =
  (type: 'unschedule' | 'unsubscribe' | 'unlisten') =>
  (visit: ScopeId, event: string, round = 1): Effect => ({ type, visit, event, round })

export const unschedule = ended('unschedule')
export const unsubscribe = ended('unsubscribe')
export const unlisten = ended('unlisten')

export const broadcast = (signalName: string, variables: Variables = {}): Effect => ({
  type: 'broadcast',
  signalName,
  variables,
})
export const escalate = (number: number, code: string, variables: Variables = {}): Effect => ({
  type: 'escalate',
  number,
  code,
  variables,
})

/** `yields` compares everything of a raised incident but its words. */
export const raise = (visit: VisitId, code: IncidentCode, attempt = 1): Effect => ({
  type: 'raise',
  visit,
  attempt,
  code,
  message: '',
  warnings: [],
})

export const mend = (visit: VisitId, attempt = 1): Effect => ({ type: 'mend', visit, attempt })

export const finish = (outcome: Outcome, thrown?: Of<Effect, 'finish'>['thrown']): Effect => ({
  type: 'finish',
  outcome,
  ...(thrown && { thrown }),
})
