import { after, before, test } from 'node:test'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { type Company, carriedOut, companyIn, happened, openFromInbox, row, way } from './harness/company.ts'
import { focused } from './harness/eventually.ts'
import { button, dialog, heading } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
let company: Company
before(async () => {
  world = await startWorld()
  company = await companyIn(world)
})
after(() => world[Symbol.asyncDispose]())

test('who asks is told beforehand whom it asks; who decides finds it; both see it carried out', async () => {
  const groupId = await company.semiPrivate('Trade Fair', 'Ada Lindqvist')
  const tom = await world.openAs('Tom Becker', `/portal/directory/${company.storeId}/${groupId}`)
  await button(tom, 'Join').click()
  await dialog(tom)
    .getByText(/^Asks Ada Lindqvist by the workflow “Workflow to Join a Group”/)
    .waitFor()
  await assertAccessible(tom)
  await screenshot(tom, 'request-asked-beforehand')
  await button(dialog(tom), 'Join').click()
  await heading(tom, 'Join group: Trade Fair').waitFor()
  await way(tom).getByText('Ada Lindqvist').waitFor()
  await assertAccessible(tom)
  await screenshot(tom, 'request-pending')

  const ada = await world.openAs('Ada Lindqvist', '/portal')
  await ada.getByRole('link', { name: /^Request Inbox.*1 waiting/ }).waitFor()
  await assertAccessible(ada)
  await screenshot(ada, 'request-home')
  await ada.getByRole('link', { name: 'Join group: Trade Fair' }).click()
  await heading(ada, 'Join group: Trade Fair').waitFor()
  await ada.getByText('Tom Becker is to be put into Trade Fair.').waitFor()
  await button(ada, 'Approve').click()
  await dialog(ada).getByRole('textbox', { name: 'Comment' }).fill('Welcome.')
  await assertAccessible(ada)
  await button(dialog(ada), 'Approve').click()
  await carriedOut(ada)
  await happened(ada).getByText('Welcome.').waitFor()
  await button(ada, 'Approve').waitFor({ state: 'detached' })
  await assertAccessible(ada)
  await screenshot(ada, 'request-done')

  await way(tom).getByText('by Ada Lindqvist').waitFor() // it looks again by itself
  await tom.goto(`/portal/directory/${company.storeId}/${groupId}`)
  await tom.getByText('A group that you are in.').waitFor()
})

test('a denial takes a reason, and whoever asked reads it', async () => {
  const groupId = await company.semiPrivate('Board Papers', 'Ada Lindqvist')
  const tom = await world.openAs('Tom Becker', '/portal')
  await company.askToJoin(tom, groupId, 'Board Papers')
  const ada = await world.openAs('Ada Lindqvist', '/portal')
  await openFromInbox(ada, 'Join group: Board Papers')
  await button(ada, 'Deny').click()
  await button(dialog(ada), 'Deny').click()
  await dialog(ada).getByText('Say why: the requester reads it.').waitFor()
  await assertAccessible(ada)
  await screenshot(ada, 'request-deny')
  await dialog(ada).getByRole('textbox', { name: 'Reason' }).fill('These are for the board alone.')
  await button(dialog(ada), 'Deny').click()
  await way(ada).getByText('Denied').waitFor()
  await tom.getByText('These are for the board alone. Nothing was changed.').waitFor()
  await way(tom).getByText('Nothing changed').waitFor()
  await assertAccessible(tom)
  await screenshot(tom, 'request-denied')
  await tom.goto('/portal/requests')
  await tom.getByText('None of your requests is pending').waitFor()
  await assertAccessible(tom)
  await button(tom, 'Denied').click()
  await row(tom, 'Join group: Board Papers').waitFor()
})

test('what nobody has decided can be taken back by whoever asked, by keys alone', async () => {
  const groupId = await company.semiPrivate('Book Club', 'Ada Lindqvist')
  const tom = await world.openAs('Tom Becker', '/portal')
  await company.askToJoin(tom, groupId, 'Book Club')
  const ada = await world.openAs('Ada Lindqvist', '/favicon.svg')
  await ada.clock.install()
  await ada.goto('/portal/requests/inbox')
  await row(ada, 'Join group: Book Club').waitFor()
  await button(tom, 'Take back').focus()
  await focused(button(tom, 'Take back'))
  await tom.keyboard.press('Enter')
  await button(dialog(tom), 'Take it back').focus()
  await focused(button(dialog(tom), 'Take it back'))
  await assertAccessible(tom)
  await tom.keyboard.press('Enter')
  await way(tom).getByText('Taken back').waitFor()
  await focused(tom.getByRole('heading', { level: 1 }))
  await ada.clock.fastForward('01:00')
  await ada.getByText('Nothing waits for your decision').waitFor() // the list looks again by itself
  await assertAccessible(ada)
})

test('the page of a group shows what is asked about it, so that nobody asks twice', async () => {
  const groupId = await company.semiPrivate('Choir', 'Ada Lindqvist')
  const tom = await world.openAs('Tom Becker', '/portal')
  await company.askToJoin(tom, groupId, 'Choir')
  await tom.goto(`/portal/directory/${company.storeId}/${groupId}`)
  await tom.getByText('1 request is pending').waitFor()
  await assertAccessible(tom)
  await screenshot(tom, 'request-at-object')
})
