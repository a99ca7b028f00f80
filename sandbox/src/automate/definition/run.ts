// A run as it is kept: JSON, from which it goes on at any time, on any start of the sandbox.

import { day, minute } from '../../clock.ts'
import type { Json, JsonObject } from '../expressions/index.ts'
import type { EndStatus } from './workflow.ts'

export type RunStatus = 'Running' | 'Succeeded' | 'Failed' | 'Cancelled' | 'TimedOut'

/** `Aborted`: it was under way when the run was terminated. */
export type StepStatus = 'Running' | EndStatus | 'Cancelled' | 'Aborted'

export type Problem = { code: string; message: string }

export type Variable = { type: string; value: Json }

/** One execution of an action. */
export type Step = {
  name: string
  /** At which element or turn of the loops around it, from the outside. */
  at: readonly number[]
  status: StepStatus
  startedAt: number
  endedAt?: number
  trackingId: string
  code?: string
  error?: Problem
  inputs?: Json
  outputs?: Json
  /** Ends it, whatever it waits for. */
  timeoutAt?: number
  wait?: Wait
  inside?: Inside
  retries?: Retry[]
}

/** `attempt` tells an answer from one that comes too late; `poll` is where it is asked instead of the address of the action. */
export type Wait =
  /** Somebody outside is being asked: whoever keeps the run asks, and hands in the answer. */
  | { type: 'call'; attempt: number; since: number; poll?: string }
  /** A connector is being asked; as a webhook, until somebody has acted. */
  | { type: 'operation'; attempt: number; since: number; isWebhook: boolean }
  /** It failed, and that may pass. */
  | { type: 'retry'; attempt: number; dueAt: number; poll?: string }
  /** The other side said 202, and where to ask again. */
  | { type: 'poll'; attempt: number; dueAt: number; poll: string }
  | { type: 'delay'; dueAt: number }

/** Where a container is. */
export type Inside = {
  branch: string
  /** Of a loop. */
  index?: number
  items?: readonly Json[]
  hasFailed?: boolean
}

export type Retry = { startedAt: number; endedAt: number; code: string; error?: Problem }

/** What the caller of the trigger is answered. */
export type FlowResponse = { statusCode: number; headers: Readonly<Record<string, string>>; body: Json }

/** Whoever called the trigger and waits for an answer does so until `dueAt`. */
export type Caller = { state: 'waiting'; dueAt: number } | { state: 'answered' | 'gone' | 'none' }

export type Run = {
  id: string
  status: RunStatus
  startedAt: number
  endedAt?: number
  code?: string
  error?: Problem
  clientTrackingId: string
  /** As `trigger()` and `workflow()` tell them. */
  trigger: JsonObject
  workflow: JsonObject
  caller: Caller
  response?: FlowResponse
  variables: Record<string, Variable>
  steps: Record<string, Step>
  /** The state of chance. */
  seed: number
}

/** A slash is in no action's name. */
export const stepKey = (name: string, at: readonly number[]): string => [name, ...at].join('/')

/** How long a run lives; what waits then times out. */
export const runLife = 30 * day

export const endOfLife = ({ startedAt }: Run): number => startedAt + runLife

/** How long a caller waits for an answer of a flow, and a flow for one of whom it calls. */
export const callLife = 2 * minute
