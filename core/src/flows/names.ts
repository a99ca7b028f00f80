// What a flow is called where it runs.

/** The process that a flow is compiled to. */
export const processIdOf = (flowId: string): string => `flow-${flowId}`

/** Where its drafts are tried: the newest version of the other is never one of them. */
export const testProcessIdOf = (flowId: string): string => `flow-${flowId}-test`

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'
const ofFlow = new RegExp(`^flow-(${uuid})(?:-test)?$`, 'i')

/** The flow that a process belongs to: it is started through that one alone. */
export const flowIdOf = (processId: string): string | undefined => ofFlow.exec(processId)?.[1]

/** The webhook listens at `/inbound/{path}`. */
export const webhookPathOf = (flowId: string): string => `flow-${flowId}`
