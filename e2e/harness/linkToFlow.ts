// All that the documents do to link a workflow to a flow, in their order: by an application that may, as far as a flow that
// is on.

import { grantPermissions, openMyFlows, takeRequestUrl, turnOn } from './linkedFlow.ts'
import {
  createTemplate,
  enterRequestUrl,
  openPowerAutomateSettings,
  openWorkflows,
  registerClient,
  saveWorkflow,
  signInAsFlowAccount,
} from './linkWorkflow.ts'
import type { Step } from './steps.ts'
import type { World } from './world.ts'

/** `approver`: whom the flow says that it asks. */
export type Linking = { store: string; workflow: string; approver: string }

export async function linkToFlow(world: World, { store, workflow, approver }: Linking, step: Step): Promise<void> {
  await grantPermissions(world, [[/Dynamics CRM/, 'user_impersonation']], step)
  const page = await world.openAs('Grace Okafor', '/admin')
  await openWorkflows(page, store)
  await step(page, 'workflows')
  await registerClient(page, step)
  await step(page, 'registered')

  await openPowerAutomateSettings(page, workflow, step)
  await signInAsFlowAccount(page, 'Grace Okafor', step)
  await createTemplate(page, {}, step)
  const flows = await openMyFlows(world, 'Grace Okafor')
  await step(flows, 'my-flows')
  const url = await takeRequestUrl(flows, workflow, { approver, connectors: ['Approvals'] }, step)
  await enterRequestUrl(page, url, 'Grace Okafor', step)
  await saveWorkflow(page)
  await step(page, 'workflow-updated')
  await turnOn(flows, workflow, step)
}
