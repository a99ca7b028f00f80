// The document on linking a workflow to Power Automate, step by step, with a system workflow: somebody wants to join a
// group, its owner is asked by the linked flow, and what is approved there is approved here.

import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask } from './harness/ask.ts'
import { assertAccessible } from './harness/axe.ts'
import { carriedOut, way } from './harness/company.ts'
import { focused } from './harness/eventually.ts'
import { answerApproval } from './harness/linkedFlow.ts'
import { linkToFlow } from './harness/linkToFlow.ts'
import { button } from './harness/pageParts.ts'
import type { Person } from './harness/signIn.ts'
import { stepsOf } from './harness/steps.ts'
import { startWorld, type World } from './harness/world.ts'

const store = 'Alder Instruments'
const workflow = 'Workflow to Join a Group'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const step = stepsOf('seed000')

test('an identity store is connected to Power Automate, and a system workflow is linked to a flow', async () => {
  await linkToFlow(world, { store, workflow, approver: 'assignedTo' }, step)
})

/** Of Tom’s, which takes members with his approval. */
async function createGroup(name: string): Promise<void> {
  const tom = await world.openAs('Tom Becker', '/portal/groups')
  const { items } = await ask<{ items: { id: string; name: string }[] }>(tom, 'GET', '/directories')
  const id = items.find((one) => one.name === store)?.id
  await ask(tom, 'POST', `/stores/${id}/changes`, {
    change: {
      kind: 'group.create',
      values: {
        displayName: name,
        mailNickname: name.toLowerCase().replaceAll(' ', '-'),
        securityType: 'semi-private',
      },
    },
  })
}

async function join(person: Person, group: string): Promise<Page> {
  const page = await world.openAs(person, `/portal/groups?search=${encodeURIComponent(group)}`)
  await page.getByRole('link', { name: group }).click()
  await button(page, 'Join').click()
  const question = page.getByRole('alertdialog')
  await question.getByText(`Asks Tom Becker by the workflow “${workflow}”`, { exact: false }).waitFor()
  await step(page, 'join')
  await question.getByRole('button', { name: 'Join' }).click()
  await question.waitFor({ state: 'detached' })
  return page
}

test('when the flow is approved in Power Automate, the request is approved and carried out', async () => {
  await createGroup('Trade Fair')
  const priya = await join('Priya Nair', 'Trade Fair')
  await priya.goto('/portal/requests')
  await priya.getByRole('link', { name: 'Join group: Trade Fair' }).click()
  await priya.getByText('In Power Automate').waitFor()
  await assertAccessible(priya)
  await step(priya, 'request-waits')
  await answerApproval(world, { person: 'Tom Becker', title: /Trade Fair/, answer: 'Approve' }, step)
  await way(priya).getByText('by Tom Becker in Power Automate').waitFor()
  await carriedOut(priya)
  await step(priya, 'request-done')
})

test('when the request is approved here first, the flow’s approval stays open, and its late answer changes nothing', async () => {
  await createGroup('Price List')
  const ada = await join('Ada Lindqvist', 'Price List')
  const tom = await world.openAs('Tom Becker', '/portal/requests/inbox')
  await tom.getByRole('link', { name: 'Join group: Price List' }).click()
  await button(tom, 'Approve').click()
  await step(tom, 'approve-here')
  await tom.getByRole('alertdialog').getByRole('button', { name: 'Approve' }).click()
  await tom.getByText('The flow’s approval stays open').waitFor()
  await tom.getByRole('link', { name: 'Request inbox', exact: true }).focus()
  await assertAccessible(tom)
  await step(tom, 'flow-stays-open')
  await answerApproval(world, { person: 'Tom Becker', title: /Price List/, answer: 'Reject' }, step)
  // The page looks again by itself, and whoever reads it stays where they are.
  await tom.getByText('Tom Becker answered in Power Automate too late, which changed nothing').waitFor()
  await tom.getByText('The flow’s approval stays open').waitFor({ state: 'detached' })
  await focused(tom.getByRole('link', { name: 'Request inbox', exact: true }))
  await step(tom, 'late-answer')
  await ada.goto('/portal/groups?of=mine')
  await ada.getByRole('table', { name: 'My groups' }).getByRole('row', { name: 'Price List' }).waitFor()
  await step(ada, 'member')
})
