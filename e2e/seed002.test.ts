// The document on users and their department's site, step by step, with its own order, up to both points of its
// Validation Checklist: the user is there, and the site of the department lets them in.

import { after, before, test } from 'node:test'
import { carriedOut, way } from './harness/company.ts'
import { control } from './harness/control.ts'
import { createEntraStore } from './harness/entraStore.ts'
import {
  answerApproval,
  grantPermissions,
  memberOfSite,
  openMyFlows,
  takeRequestUrl,
  turnOn,
} from './harness/linkedFlow.ts'
import {
  createTemplate,
  enterRequestUrl,
  openPowerAutomateSettings,
  openWorkflows,
  registerClient,
  saveWorkflow,
  signInAsFlowAccount,
} from './harness/linkWorkflow.ts'
import { askForUser } from './harness/newUser.ts'
import { stepsOf } from './harness/steps.ts'
import { makeCreateUserWorkflow } from './harness/workflows.ts'
import { startWorld, type World } from './harness/world.ts'

const store = 'Alder cloud'
const workflow = 'Create User'

let world: World
let storeId: string
before(async () => {
  world = await startWorld()
  storeId = await createEntraStore(world, store)
  await makeCreateUserWorkflow(await world.openAs('Grace Okafor', '/admin'), storeId, 'Tom Becker')
})
after(() => world[Symbol.asyncDispose]())

const step = stepsOf('seed002')

const sites = {
  Sales: 'https://alder.sharepoint.example/sites/sales-team',
  IT: 'https://alder.sharepoint.example/sites/it-team',
}

test('who is created with a department is let into the department’s site, once the flow is approved', async () => {
  await grantPermissions(world, [[/Dynamics CRM/, 'user_impersonation']], step)
  const page = await world.openAs('Grace Okafor', '/admin')
  await openWorkflows(page, store)
  await registerClient(page, step)
  await step(page, 'registered')

  await openPowerAutomateSettings(page, workflow, step)
  await signInAsFlowAccount(page, 'Grace Okafor', step)
  await createTemplate(page, sites, step)
  const flows = await openMyFlows(world, 'Grace Okafor')
  await step(flows, 'my-flows')
  const url = await takeRequestUrl(
    flows,
    workflow,
    { approver: 'Tom Becker', connectors: ['Approvals', 'SharePoint'] },
    step,
  )
  await turnOn(flows, workflow, step)
  await enterRequestUrl(page, url, 'Grace Okafor', step)
  await saveWorkflow(page)
  await step(page, 'linked')

  const priya = await askForUser(world, { first: 'Nia', last: 'Obi', asks: 'Tom Becker', storeId }, step)
  await answerApproval(world, { person: 'Tom Becker', title: /Nia Obi/, answer: 'Approve' }, step)
  await way(priya).getByText('by Tom Becker in Power Automate').waitFor()
  await carriedOut(priya)
  await step(priya, 'approved')

  await priya.goto(`/portal/users?${new URLSearchParams({ store: storeId, search: 'nia' })}`)
  await priya.getByRole('link', { name: 'Nia Obi' }).click()
  await priya.getByRole('heading', { name: 'Nia Obi', level: 1 }).waitFor()
  await step(priya, 'checklist-user')
  await control(world, 'POST', 'clock', { advance: 'PT10S' }) // the flow looks each five seconds
  const site = await memberOfSite(world, 'Tom Becker', 'sales-team', 'Nia Obi')
  await step(site, 'checklist-site')
})
