// An action flow that a webhook begins and that asks somebody: built by its forms, approved and denied in Self-Service.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { FlowDetails } from '@countersign/core/api'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { openFromInbox, way } from './harness/company.ts'
import { addStep, createFlow, insertOutput, runEnds, stepOfRun } from './harness/flowBuilder.ts'
import { button, dialog } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
let flow: FlowDetails
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

test('a webhook and an approval are put together by their forms', async () => {
  const page = await world.openAs('Grace Okafor', '/admin/stores')
  await page.getByRole('row', { name: 'Alder Instruments' }).getByText('Ready').waitFor()
  await page.goto('/admin/flows')
  await createFlow(page, 'Let guests in')
  await page.getByRole('radio', { name: /A webhook/ }).check()
  await page.getByLabel('Sample of what is sent').fill('{"guest": "Marta Vidal"}')
  await page.getByText('Whoever knows the address of the webhook can begin this flow.').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'flows-webhook')

  await addStep(page, 'at the start', null, /^Approval/)
  await page.getByRole('combobox', { name: 'People who may decide' }).fill('ada lind')
  await page.getByRole('option', { name: /Ada Lindqvist/ }).click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Let in ')
  await insertOutput(page, 'Title', 'guest')
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Somebody stands at the door.')
  await assertAccessible(page)
  await screenshot(page, 'flows-approval')

  await addStep(page, 'after Approval', null, /^Stop/)
  await page.getByRole('textbox', { name: 'Message', exact: true }).fill('The door is open.')
  await button(page, 'Activate').click()
  await page.getByRole('main').getByText('Active', { exact: true }).waitFor()
  flow = await ask<FlowDetails>(page, 'GET', `/flows/${new URL(page.url()).pathname.split('/').at(-1)}`)
})

/** What another system sends; then the page of the run that it has begun. */
async function called(guest: string): Promise<Page> {
  const answer = await fetch(flow.webhookUrl ?? '', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ guest }),
  })
  assert.equal(answer.status, 200)
  const page = await world.openAs('Grace Okafor', `/admin/flows/${flow.id}/runs`)
  await page.getByRole('table', { name: 'Runs' }).getByRole('row').nth(1).getByRole('link').first().click()
  await page
    .getByRole('button', { name: /^Approval/ })
    .getByText('Waiting')
    .waitFor()
  return page
}

test('the run waits for whoever is asked, goes on once it is approved, and tells who did', async () => {
  const page = await called('Marta Vidal')
  await assertAccessible(page)
  await screenshot(page, 'flows-run-waits')
  const ada = await world.openAs('Ada Lindqvist', '/portal')
  await openFromInbox(ada, 'Let in Marta Vidal')
  await ada.getByText('Somebody stands at the door.').waitFor()
  await assertAccessible(ada)
  await screenshot(ada, 'flows-approval-request')
  await button(ada, 'Approve').click()
  await button(dialog(ada), 'Approve').click()
  await way(ada).getByText('by Ada Lindqvist').waitFor()
  await runEnds(page, 'Done')
  await page.getByText('The door is open.').first().waitFor()
  const approval = await stepOfRun(page, 'Approval')
  await approval.getByText('"approved"').waitFor()
  await approval.getByText('Ada Lindqvist').first().waitFor()
})

test('what is denied stops the run there, and nothing behind it is done', async () => {
  const page = await called('Henrik Dahl')
  const ada = await world.openAs('Ada Lindqvist', '/portal')
  await openFromInbox(ada, 'Let in Henrik Dahl')
  await button(ada, 'Deny').click()
  await dialog(ada).getByRole('textbox', { name: 'Reason' }).fill('Not today')
  await button(dialog(ada), 'Deny').click()
  await runEnds(page, 'Done')
  await page.getByText('Not approved: Approval (denied)').first().waitFor()
  await page.getByRole('button', { name: /^Stop/ }).getByText('Not reached').waitFor()
  await screenshot(page, 'flows-run-denied')
})
