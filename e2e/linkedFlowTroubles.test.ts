// A workflow is linked to a flow, and then somebody switches the flow off, or answers who must not.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Company, carriedOut, companyIn, happened, openFromInbox, way } from './harness/company.ts'
import { callBack, callbackUrlOf, responder } from './harness/linkedAnswers.ts'
import { openMyFlows, turnOn } from './harness/linkedFlow.ts'
import { linkToFlow } from './harness/linkToFlow.ts'
import { openPowerAutomateSettings, openWorkflows } from './harness/linkWorkflow.ts'
import { look } from './harness/look.ts'
import { chooseInRow } from './harness/microsoft.ts'
import { button, dialog, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

const store = 'Alder Instruments'
const workflow = 'Workflow to Leave a Group'
const quietly = async (): Promise<void> => {}

let world: World
let company: Company
before(async () => {
  world = await startWorld()
  company = await companyIn(world)
  await linkToFlow(world, { store, workflow, approver: 'assignedTo' }, quietly)
})
after(() => world[Symbol.asyncDispose]())

/** Ada asks to leave a group of Tom's: the page of her request, and its id. */
async function adaLeaves(group: string): Promise<{ page: Page; id: string }> {
  const groupId = await company.semiPrivate(group, 'Tom Becker')
  const memberId = await company.idOf('user', 'Ada Lindqvist')
  await company.change(company.grace, { kind: 'group.addMember', targetId: groupId, memberId })
  const page = await world.openAs('Ada Lindqvist', `/portal/directory/${company.storeId}/${groupId}`)
  await button(page, 'Leave').click()
  await dialog(page)
    .getByText(/^Asks Tom Becker/)
    .waitFor()
  await button(dialog(page), 'Leave').click()
  await heading(page, `Leave group: ${group}`).waitFor()
  return { page, id: new URL(page.url()).pathname.split('/').at(-1) ?? '' }
}

async function tomApproves(title: string): Promise<void> {
  const tom = await world.openAs('Tom Becker', '/portal')
  await openFromInbox(tom, title)
  await button(tom, 'Approve').click()
  await button(dialog(tom), 'Approve').click()
  await carriedOut(tom)
}

const inPowerAutomate = (page: Page) => page.getByRole('region', { name: 'In Power Automate' })

test('a callback that is forged, of whoever asked, or after another, changes nothing; the request says so and is decided here', async () => {
  const { page, id } = await adaLeaves('Lab Benches')
  const url = await callbackUrlOf(world, id)
  const byTom = { outcome: 'Approve', responder: responder('Tom Becker', 'tom') }
  const forged = await callBack(url.replace(/.{8}$/, 'AAAAAAAA'), byTom)
  assert.deepEqual(forged, {
    ...{ status: 404, sentence: 'This address is not known, or counts for nothing any more. Nothing was changed.' },
  })
  assert.equal((await callBack(url, { outcome: 'Approve', responder: responder('Ada Lindqvist', 'ada') })).status, 403)
  assert.equal((await callBack(url, byTom)).status, 409)

  await inPowerAutomate(page).getByText('Its answer does not count').waitFor()
  await inPowerAutomate(page)
    .getByText(/^Whoever asked for a change can’t approve it, here or in a flow\./)
    .waitFor()
  await happened(page)
    .getByText('Ada Lindqvist answered in Power Automate; nobody decides a request of their own, so it changed nothing')
    .waitFor()
  await happened(page)
    .getByText('Tom Becker answered in Power Automate after another answer; the first stands, so it changed nothing')
    .waitFor()
  await happened(page).getByText('First: Approve by Ada Lindqvist. Now: Approve by Tom Becker.').waitFor()
  await way(page).getByText('Waits for').waitFor()
  assert.ok(!(await page.content()).includes(url.split('/').at(-1) ?? url), 'the address is a secret')
  await look(page, 'bad-callbacks')

  await tomApproves('Leave group: Lab Benches')
  await carriedOut(page)
  const told = happened(page).getByText('The change was carried out')
  await told.first().waitFor()
  assert.equal(await told.count(), 1)
})

test('a flow that is turned off is said to be off where it is linked, in the list and at the request, which is decided here', async () => {
  const flows = await openMyFlows(world, 'Grace Okafor')
  await chooseInRow(flows, workflow, 'Turn off')
  await flows.getByText(`“${workflow}” is off.`).waitFor()
  const { page } = await adaLeaves('Lab Keys')
  const off = 'The flow is switched off. Turn it on in Power Automate.'
  await inPowerAutomate(page).getByText('Could not be started').waitFor()
  await inPowerAutomate(page).getByText(`${off} The request can be decided here all the same.`).waitFor()
  await look(page, 'bad-flow-off-request')

  const grace = await world.openAs('Grace Okafor', '/admin')
  await openWorkflows(grace, store)
  const row = grace.getByRole('table', { name: 'Workflows' }).getByRole('row', { name: workflow })
  await row.getByText('The flow is off').waitFor()
  await row.getByText(off).waitFor()
  await look(grace, 'bad-flow-off-list')
  await openPowerAutomateSettings(grace, workflow, quietly)
  await dialog(grace).getByRole('region', { name: 'Link health' }).getByText(off).waitFor()
  await look(grace, 'bad-flow-off-link')
  await turnOn(flows, workflow, quietly)
  await button(dialog(grace), 'Check').click()
  await dialog(grace).getByText('The flow answers, and reaches this server.').waitFor()

  await tomApproves('Leave group: Lab Keys')
  await carriedOut(page)
})
