// What a flow is called where it runs.

/** The process that a flow is compiled to. */
export const processIdOf = (flowId: string): string => `flow-${flowId}`

/** Where its drafts are tried: the newest version of the other is never one of them. */
export const testProcessIdOf = (flowId: string): string => `flow-${flowId}-test`

/** The webhook listens at `/inbound/{path}`. */
export const webhookPathOf = (flowId: string): string => `flow-${flowId}`
