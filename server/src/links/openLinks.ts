import type { App, Mounted } from '../http/index.ts'
import { mountLinkCallbacks } from './callbacks/mountLinkCallbacks.ts'
import { clientOperations } from './clients/index.ts'
import type { Parts } from './parts.ts'
import { mountReach } from './reach.ts'
import { mountPayloadSchema } from './schemaRoute.ts'
import { linkOperations as workflowOperations } from './workflowLinks/index.ts'

export const linkOperations = (parts: Parts): Mounted[] => [...clientOperations(parts), ...workflowOperations(parts)]

/** What Power Automate calls, and anybody may read. */
export function mountLinks(app: App, parts: Parts): void {
  mountReach(app, parts)
  mountPayloadSchema(app, parts.url)
  mountLinkCallbacks(app, parts)
}
