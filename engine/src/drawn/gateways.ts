import type { Drawn } from './common.ts'

/** `defaultFlow` is taken when no condition holds. */
export type ExclusiveGateway = Drawn & { readonly type: 'exclusiveGateway'; readonly defaultFlow: string | null }
export type InclusiveGateway = Drawn & { readonly type: 'inclusiveGateway'; readonly defaultFlow: string | null }
export type ParallelGateway = Drawn & { readonly type: 'parallelGateway' }
/** Leads to events that catch; the first that happens decides. */
export type EventBasedGateway = Drawn & { readonly type: 'eventBasedGateway' }
