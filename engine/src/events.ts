// What happens at events, as `draw` takes it: `draw('p').start().catch('paid', message('payment', 'order.id'))`.

import type { Job, MessageCatch, Written } from './drawn/index.ts'

/** The correlation key is an expression; where an instance begins by the message there is none. */
export const message = (messageName: Written, correlationKey: string | null = null): MessageCatch => ({
  type: 'message',
  messageName,
  correlationKey: correlationKey === null ? null : { feel: correlationKey },
})

/** Sending is a job. */
export const send = (taskType: Written, more?: Partial<Job>) =>
  ({ type: 'message', taskType, headers: {}, retries: 3, ...more }) as const

export const after = (duration: Written) => ({ type: 'timer', timer: 'duration', value: duration }) as const
export const every = (cycle: Written) => ({ type: 'timer', timer: 'cycle', value: cycle }) as const
export const onDate = (date: Written) => ({ type: 'timer', timer: 'date', value: date }) as const
export const signal = (signalName: Written) => ({ type: 'signal', signalName }) as const
export const error = (errorCode: string) => ({ type: 'error', errorCode }) as const
export const anyError = { type: 'error', errorCode: null } as const
export const escalation = (escalationCode: string) => ({ type: 'escalation', escalationCode }) as const
export const anyEscalation = { type: 'escalation', escalationCode: null } as const
export const link = (linkName: string) => ({ type: 'link', linkName }) as const
