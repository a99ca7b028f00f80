import { getWorkflowLink, listWorkflowLinks, type Operation } from '@countersign/core/api'

/** What is no longer true once something was done with the link of a workflow. */
export const linkAnswers: readonly Operation[] = [getWorkflowLink, listWorkflowLinks]
