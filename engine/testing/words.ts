// Facts and effects in the words of SPEC.md, with what a test does not care about filled in.

import type { Answer, Effect, Fact, IncidentCode, Outcome, Variables, VisitId } from '../src/index.ts'

type Of<U extends { type: string }, T extends U['type']> = Extract<U, { type: T }>

export const started: Fact = { type: 'started' }
export const cancelled: Fact = { type: 'cancelled' }

export const startedWith = (variables: Variables): Fact => ({ type: 'started', variables })

export const completed = (visit: VisitId, variables?: Variables): Answer =>
  variables ? { type: 'completed', visit, variables } : { type: 'completed', visit }

export const failed = (visit: VisitId, retries: number, more: Partial<Of<Answer, 'failed'>> = {}): Answer => ({
  type: 'failed',
  visit,
  attempt: 1,
  retries,
  message: 'no answer from Entra',
  ...more,
})

export const errorThrown = (visit: VisitId, code: string, attempt = 1): Answer => ({
  type: 'errorThrown',
  visit,
  attempt,
  code,
})

export const resolved = (visit: VisitId, more: Partial<Of<Answer, 'resolved'>> = {}): Answer => ({
  type: 'resolved',
  visit,
  attempt: 1,
  ...more,
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

export const ask = (visit: VisitId, people: Partial<Of<Effect, 'ask'>> = {}): Effect => ({
  type: 'ask',
  visit,
  assignee: null,
  candidateUsers: [],
  candidateGroups: [],
  ...people,
})

export const withdraw = (visit: VisitId): Effect => ({ type: 'withdraw', visit })

/** `yields` compares everything of a raised incident but its message. */
export const raise = (visit: VisitId, code: IncidentCode, attempt = 1): Effect => ({
  type: 'raise',
  visit,
  attempt,
  code,
  message: '',
})

export const mend = (visit: VisitId, attempt = 1): Effect => ({ type: 'mend', visit, attempt })

export const finish = (outcome: Outcome): Effect => ({ type: 'finish', outcome })
