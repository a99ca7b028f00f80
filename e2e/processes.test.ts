import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible } from './harness/axe.ts'
import { screenshot } from './harness/browser.ts'
import { drop } from './harness/drop.ts'
import { eventually, focused } from './harness/eventually.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const example = (name: string) => readFile(join(import.meta.dirname, '..', 'examples', name), 'utf8')
const hiring = await example('hiring-approval.bpmn')
const everyElement = await example('every-element.bpmn')

/** The same process under an id of its own, so that tests don't meet. */
const named = (id: string): string => hiring.replaceAll('"hiring-approval"', `"${id}"`)

const file = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Files' }).getByRole('listitem').filter({ hasText: name })
const element = (page: Page, id: string) => page.locator(`.djs-element[data-element-id="${id}"]`)
const diagram = (page: Page) => page.getByRole('img', { name: /Arrow keys move it/ })

async function deploy(page: Page, ...files: { name: string; text: string }[]): Promise<void> {
  await page.goto('/admin/processes')
  await page.getByRole('heading', { name: 'Processes', level: 1 }).waitFor()
  await drop(page, files)
  await page.getByRole('status').filter({ hasText: 'deployed' }).waitFor()
}

test('several files dropped at once each get a verdict, and what is deployed can be opened', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  await page.getByRole('link', { name: 'Change request' }).waitFor() // it comes with the server
  await assertAccessible(page)
  await deploy(
    page,
    { name: 'first.bpmn', text: named('first') },
    { name: 'unfit.bpmn', text: named('unfit').replace('type="countersign:mail:send"', 'type=""') },
    { name: 'logo.png', text: '\u0089PNG' },
  )
  await page.getByText('1 file deployed, 2 refused').waitFor()
  await file(page, 'logo.png').getByText('This is no BPMN file').waitFor()

  // What is wrong is told with element, reason and remedy, and marked where it stands in the drawing.
  const unfit = file(page, 'unfit.bpmn')
  await unfit.getByText('1 problem to mend').waitFor()
  await unfit.getByText('must have property <type>').waitFor()
  await unfit.getByText('enter the type of the job').waitFor()
  await unfit.locator('.diagram-badge.is-problems').waitFor()
  await unfit
    .getByRole('list', { name: 'Problems of unfit.bpmn' })
    .getByRole('button', { name: 'Remind the manager' })
    .click()
  await unfit.locator('.djs-element.selected[data-element-id="remind"]').waitFor()
  await assertAccessible(page)
  await screenshot(page, 'processes-deployed')

  await file(page, 'first.bpmn').getByRole('link', { name: 'Hiring approval, version 1' }).click()
  await page.getByRole('heading', { name: 'Hiring approval', level: 1 }).waitFor()
  await page.waitForURL(/\/admin\/processes\/first\?version=/)
  await element(page, 'approve').waitFor()
})

test('the same file again changes nothing and says so; a changed one is a new version', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  const changed = named('twice').replace('Approve the account', 'Approve or refuse')
  await deploy(page, { name: 'twice.bpmn', text: named('twice') })
  await deploy(page, { name: 'twice.bpmn', text: named('twice') })
  await file(page, 'twice.bpmn').getByText('nothing has changed').waitFor()
  await deploy(page, { name: 'changed.bpmn', text: changed })
  await page.goto('/admin/processes/twice')

  await page.getByRole('heading', { name: 'Version 2' }).waitFor()
  await page.getByText('Approve or', { exact: false }).first().waitFor()
  const versions = page.getByRole('table', { name: 'Versions' }).getByRole('link', { name: /^Version/ })
  await eventually(async () => assert.deepEqual(await versions.allInnerTexts(), ['Version 2', 'Version 1']))
  await assertAccessible(page)
  await screenshot(page, 'process')

  await page.getByRole('combobox', { name: 'Show' }).selectOption('Version 1')
  await page.getByText('This is an older version').waitFor()
  await page.getByRole('heading', { name: 'Version 1' }).waitFor()
  const download = page.waitForEvent('download')
  await button(page, 'Download').click()
  const taken = await download
  assert.equal(taken.suggestedFilename(), 'twice.bpmn')
  assert.equal(await readFile(await taken.path(), 'utf8'), named('twice'))
})

test('files are chosen with the keyboard as well', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  const chooser = page.waitForEvent('filechooser')
  await button(page, 'Deploy files').press('Enter')
  const buffer = Buffer.from(named('chosen'))
  await (await chooser).setFiles([{ name: 'chosen.bpmn', mimeType: 'application/xml', buffer }])
  await page.getByText('1 file deployed').waitFor()
})

test('an instance is started with a business key and variables; what is no JSON is told with its place', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  await deploy(page, { name: 'started.bpmn', text: named('started') })
  await page.goto('/admin/processes/started')
  await button(page, 'Start instance').click()
  await page.getByLabel('Business key').fill('HR-17')
  const variables = page.getByLabel('Variables')
  await variables.focus()
  await focused(variables)
  for (const line of ['{', '"firstName": "Tom"']) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
  }
  await page.keyboard.type('"lastName": "Becker" }')
  const indented = '{\n  "firstName": "Tom"\n  "lastName": "Becker" }'
  await eventually(async () => assert.equal(await variables.inputValue(), indented))
  await button(page, 'Start').click()
  await page.getByText('Line 3, column 3: A comma or } is missing.').waitFor()
  await assertAccessible(page)
  await variables.fill('{"firstName": "Tom", "lastName": "Becker", "manager": "ada@alder.example"}')
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/v1/instances'),
  )
  await button(page, 'Start').click()
  assert.match((await sent).headers()['idempotency-key'] ?? '', /^[\da-f]{32}$/)
  await page.waitForURL(/\/admin\/instances\/[\da-f-]{36}$/)

  const answer = await page.request.get(`/api/v1/instances/${new URL(page.url()).pathname.split('/').at(-1)}`)
  const begun = await answer.json()
  assert.equal(begun.processId, 'started')
  assert.equal(begun.businessKey, 'HR-17')
  assert.equal(begun.variables.userPrincipalName, 'tom@alder.example')
  await page.goto('/admin/processes?search=started')
  await page.getByRole('link', { name: '1 running instance' }).click()
  await page.waitForURL(/\/admin\/instances\?processId=started&status=active/)
})

test('what only a message begins has a start button that says why it does nothing', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  const byTimer = named('by-timer').replace(
    '<bpmn:outgoing>asked-propose</bpmn:outgoing>',
    '<bpmn:outgoing>asked-propose</bpmn:outgoing><bpmn:timerEventDefinition id="t"><bpmn:timeCycle>R/P30D</bpmn:timeCycle></bpmn:timerEventDefinition>',
  )
  await deploy(page, { name: 'by-timer.bpmn', text: byTimer })
  await page.goto('/admin/processes/by-timer')
  await button(page, 'Start instance').focus()
  await page.getByRole('tooltip').getByText('It has no none start event').waitFor()
  await page.locator('button[aria-disabled=true]').and(button(page, 'Start instance')).waitFor()
})

test('who may only read is offered nothing that would be refused', async () => {
  const mateo = await world.openAs('Mateo Rossi', '/admin/processes')
  await deploy(mateo, { name: 'read.bpmn', text: named('read') })
  const page = await world.openAs('Jonas Weber', '/admin/processes?search=read')
  await page.getByRole('link', { name: 'Hiring approval' }).waitFor()
  assert.equal(await button(page, 'Deploy files').count(), 0)
  await page.getByRole('link', { name: 'Hiring approval' }).click()
  await element(page, 'approve').waitFor()
  await button(page, 'Download').waitFor()
  assert.equal(await button(page, 'Start instance').count(), 0)
  assert.equal(await page.getByRole('link', { name: 'Edit' }).count(), 0)
})

test('the drawing is used with the keyboard, and told in words', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  await deploy(page, { name: 'keys.bpmn', text: named('keys') })
  await page.goto('/admin/processes/keys')
  await element(page, 'approve').waitFor()
  await page.getByRole('table', { name: 'Versions' }).waitFor() // all is there: the frame has found its size
  const place = async () => (await element(page, 'approve').boundingBox()) ?? { x: 0, width: 0 }
  await diagram(page).press('0')
  const fitted = await place()
  await diagram(page).press('+')
  await eventually(async () => assert.ok((await place()).width > fitted.width))
  await diagram(page).press('0')
  await eventually(async () => assert.deepEqual(await place(), fitted))
  await diagram(page).press('ArrowRight')
  await eventually(async () => assert.ok((await place()).x < fitted.x))

  await button(page, 'Elements as a list').press('Enter')
  const list = page.getByRole('list', { name: 'Elements of Hiring approval, version 1' })
  const first = async () =>
    (await list.getByRole('button').allInnerTexts()).slice(0, 3).map((words) => words.split('\n')[0])
  const told = ['Account asked for', 'Propose a user name', 'Approve the account']
  await eventually(async () => assert.deepEqual(await first(), told))
  await list.getByRole('button', { name: 'Approve the account' }).press('Enter')
  await page.locator('.djs-element.selected[data-element-id="approve"]').waitFor()
  await page.getByRole('status').getByText('approve', { exact: true }).waitFor()
  await assertAccessible(page)
})

test('a file that says nothing of places is drawn all the same', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  const bare = named('bare').replace(/<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '')
  await deploy(page, { name: 'bare.bpmn', text: bare })
  await page.goto('/admin/processes/bare')
  await element(page, 'approve').waitFor()
  await page.getByTitle('Powered by bpmn.io').waitFor()
})

test('what lies in a collapsed sub-process is reached by a button, and by its name', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes', { colorScheme: 'dark' })
  await deploy(page, { name: 'every-element.bpmn', text: everyElement })
  await page.goto('/admin/processes/every-element')
  await page
    .getByRole('button', { name: /^Open / })
    .first()
    .waitFor()
  await assertAccessible(page)
  await button(page, 'Elements as a list').click()
  const inside = page
    .getByRole('list', { name: /^Elements of/ })
    .getByRole('button')
    .filter({ hasText: 'Desk work begins' })
  await inside.click()
  await page.locator('.bjs-breadcrumbs').getByRole('link').waitFor()
  await page.locator('.djs-element.selected').first().waitFor()
  await page.setViewportSize({ width: 1280, height: 600 }) // the drawing has to be made smaller, to fit
  await eventually(async () => {
    await button(page, 'Show all').click()
    const under = await page.locator('.bjs-breadcrumbs').evaluate((path) => path.getBoundingClientRect().bottom)
    const tops = await page.locator('.djs-shape .djs-visual').evaluateAll((shapes) => {
      const seen = shapes.map((shape) => shape.getBoundingClientRect()).filter(({ height }) => height > 0)
      return seen.map(({ top }) => top)
    })
    assert.ok(tops.length > 0 && Math.min(...tops) >= under, `shapes begin at ${tops}, the way back ends at ${under}`)
  })
  await assertAccessible(page)
  await screenshot(page, 'process-inside-dark')
})

test('a server that is away is told at the file, and the file is sent again', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  await page.getByRole('heading', { name: 'Processes', level: 1 }).waitFor()
  await world.server.kill()
  await drop(page, [{ name: 'away.bpmn', text: named('away') }])
  await page.getByText('0 files deployed, 1 not sent').waitFor()
  await file(page, 'away.bpmn').getByText('The server does not answer.').waitFor()
  await world.server.start()
  await file(page, 'away.bpmn').getByRole('button', { name: 'Try again' }).click()
  await page.getByText('1 file deployed').waitFor()
})

test('no page with a drawing is stopped by the content security policy', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes')
  const complaints: string[] = []
  page.on('console', (message) => message.text().includes('Content Security Policy') && complaints.push(message.text()))
  await deploy(page, { name: 'policy.bpmn', text: named('policy') })
  await page.goto('/admin/processes/policy')
  await element(page, 'approve').click()
  await page.getByTitle('Powered by bpmn.io').click()
  await page.getByText('Web-based tooling for BPMN').waitFor()
  assert.deepEqual(complaints, [])
})

test('a process nobody has deployed is told as such', async () => {
  const page = await world.openAs('Mateo Rossi', '/admin/processes/never')
  await page.getByText('No process has the id “never”').waitFor()
  await assertAccessible(page)
})
