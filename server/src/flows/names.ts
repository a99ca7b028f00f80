// What a flow is called where it runs.

/** The process that a flow is compiled to. */
export const processIdOf = (flowId: string): string => `flow-${flowId}`

/** Where its drafts are tried: the newest version of the other is never one of them. */
export const testProcessIdOf = (flowId: string): string => `flow-${flowId}-test`

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'
const isOfFlow = new RegExp(`^flow-${uuid}(?:-test)?$`, 'i')

/** What somebody is told who wants to deploy or begin such a process past its flow: there it would run unchecked. */
export const flowOwns = (processId: string): string | undefined =>
  isOfFlow.test(processId)
    ? 'This process belongs to an action flow. It is changed, activated and run on the page of the flow.'
    : undefined

/** The webhook listens at `/inbound/{path}`. */
export const webhookPathOf = (flowId: string): string => `flow-${flowId}`
