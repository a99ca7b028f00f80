import { flowIdOf } from '@countersign/core/flows'

/** What somebody is told who wants to deploy or begin such a process past its flow: there it would run unchecked. */
export const flowOwns = (processId: string): string | undefined =>
  flowIdOf(processId) === undefined
    ? undefined
    : 'This process belongs to an action flow. It is changed, activated and run on the page of the flow.'
