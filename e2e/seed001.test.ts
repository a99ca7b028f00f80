// The document on linking a workflow to Power Automate, with a workflow of one's own: a new user is asked for, the head of
// the department answers in Power Automate, and that is what happens here.

import { after, before, test } from 'node:test'
import { carriedOut, way } from './harness/company.ts'
import { answerApproval } from './harness/linkedFlow.ts'
import { linkToFlow } from './harness/linkToFlow.ts'
import { askForUser } from './harness/newUser.ts'
import { stepsOf } from './harness/steps.ts'
import { makeCreateUserWorkflow, storeNamed } from './harness/workflows.ts'
import { startWorld, type World } from './harness/world.ts'

const store = 'Alder Instruments'
const workflow = 'Create User'

let world: World
before(async () => {
  world = await startWorld()
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await page.getByRole('row', { name: store }).getByText('Ready').waitFor()
  await makeCreateUserWorkflow(page, await storeNamed(page, store), 'Tom Becker')
})
after(() => world[Symbol.asyncDispose]())

const step = stepsOf('seed001')

test('a workflow of one’s own is linked to a flow', async () => {
  await linkToFlow(world, { store, workflow, approver: 'Tom Becker' }, step)
})

test('a new user whose flow is approved is created', async () => {
  const page = await askForUser(world, { first: 'Nia', last: 'Obi', asks: 'Tom Becker' }, step)
  await answerApproval(world, { person: 'Tom Becker', title: /Nia Obi/, answer: 'Approve' }, step)
  await way(page).getByText('by Tom Becker in Power Automate').waitFor()
  await carriedOut(page)
  await step(page, 'created')
  await page.goto('/portal/users?search=nia')
  await page.getByRole('table', { name: 'Users' }).getByRole('row', { name: 'Nia Obi' }).waitFor()
})

test('a new user whose flow is rejected is not created, and the requester reads why', async () => {
  const page = await askForUser(world, { first: 'Kim', last: 'Larsen', asks: 'Tom Becker' }, step)
  await answerApproval(world, { person: 'Tom Becker', title: /Kim Larsen/, answer: 'Reject' }, step)
  await page.getByText('Denied by Tom Becker').waitFor()
  await step(page, 'denied')
  await page.goto('/portal/users?search=kim+larsen')
  await page.getByText('Nothing found').waitFor()
})
