import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { hiringXml } from '../server/src/testing/diagrams.ts'
import { assertAccessible } from './harness/axe.ts'
import { append, beginDiagram, deploy, select, shape, untilKeysDraw, verdict } from './harness/board.ts'
import { eventually } from './harness/eventually.ts'
import { button } from './harness/pageParts.ts'
import { startWorld, type World } from './harness/world.ts'

let world: World
before(async () => {
  world = await startWorld()
})
after(() => world[Symbol.asyncDispose]())

const open = (path = '/admin/modeler') => world.openAs('Mateo Rossi', path)
const draftKept = (page: Page) => page.waitForURL(/draft=/)

/** The files of all drafts in this browser, whatever the page says of them. */
const draftsKept = (page: Page) =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await done(indexedDB.open('countersign.modeler', 1))
    const drafts = await done<{ xml: string }[]>(database.transaction('drafts').objectStore('drafts').getAll())
    database.close()
    return drafts.map(({ xml }) => xml)
  })

test('what was changed is a draft: it is found again, asks before it is left, and ends when it is discarded', async () => {
  const page = await open()
  await beginDiagram(page, 'A draft')
  await select(page, 'start')
  await append(page, 'Task', 'Begun')
  await draftKept(page)
  await page.getByText('changed, draft kept just now').waitFor()

  await page.getByRole('link', { name: 'Instances' }).click()
  const question = page.getByRole('alertdialog', { name: 'Leave this diagram?' })
  await question.waitFor()
  await assertAccessible(page)
  await question.getByRole('button', { name: 'Stay' }).click()
  await question.waitFor({ state: 'detached' })
  await shape(page, 'start').waitFor()

  const asks = page.waitForEvent('dialog')
  const closing = page.close({ runBeforeUnload: true })
  const dialog = await asks
  assert.equal(dialog.type(), 'beforeunload')
  await dialog.dismiss()
  await closing.catch(() => undefined)

  await button(page, 'Open another diagram').click()
  await question.getByRole('button', { name: 'Leave' }).click()
  await page.getByRole('table', { name: 'Drafts in this browser' }).getByRole('link', { name: 'A draft' }).click()
  await page.getByText('Your draft is back.').waitFor()
  await page.getByText('Begun').first().waitFor()
  await button(page, 'Discard it').click()
  await page.getByRole('heading', { name: 'Draw a new process' }).waitFor()
  await page.getByRole('table', { name: 'Drafts in this browser' }).waitFor({ state: 'detached' })
  assert.deepEqual(await draftsKept(page), [])
})

test('two windows with one draft lose nothing: the second goes on as a draft of its own', async () => {
  const page = await open()
  await beginDiagram(page, 'Twice')
  await select(page, 'start')
  await append(page, 'Task', 'Both')
  await draftKept(page)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await other.getByText('Your draft is back.').waitFor()

  await append(page, 'Task', 'Mine')
  const hasMine = (xml: string) => xml.includes('name="Mine"')
  await eventually(async () => assert.ok((await draftsKept(page)).some(hasMine)))
  await select(other, 'start')
  await append(other, 'Task', 'Theirs')
  await other.getByText('Another window has changed this draft.').waitFor()
  await other.waitForURL(({ href }) => href !== page.url())

  await button(other, 'Open another diagram').click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
  const drafts = other.getByRole('table', { name: 'Drafts in this browser' }).getByRole('link', { name: 'Twice' })
  await drafts.nth(1).waitFor()
})

/** A file as another tool writes it: a template we don't have, with its icon, and what only that tool understands. */
const foreignFile = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:acme="http://acme.example/bpmn" id="foreign" targetNamespace="http://acme.example" exporter="Another Modeler" exporterVersion="5.40.0">
  <bpmn:process id="foreign-process" name="From elsewhere" isExecutable="true" acme:owner="operations">
    <bpmn:startEvent id="start" />
    <bpmn:serviceTask id="call" name="Call" zeebe:modelerTemplate="acme.call" zeebe:modelerTemplateVersion="7" zeebe:modelerTemplateIcon="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E" acme:colour="#a1b2c3">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="acme:call" retries="4" />
        <acme:hints level="3"><acme:hint>keep me</acme:hint></acme:hints>
      </bpmn:extensionElements>
    </bpmn:serviceTask>
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram">
    <bpmndi:BPMNPlane id="plane" bpmnElement="foreign-process">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="180" y="160" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="call_di" bpmnElement="call"><dc:Bounds x="300" y="138" width="100" height="80" /></bpmndi:BPMNShape>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>`

const asFile = (name: string, text: string) => ({ name, mimeType: 'application/xml', buffer: Buffer.from(text) })

test('what this modeler does not understand of a file survives being changed here', async () => {
  const page = await open()
  await page.locator('input[type=file]').setInputFiles(asFile('foreign.bpmn', foreignFile))
  await select(page, 'call')
  await append(page, 'End event', 'Called')
  await untilKeysDraw(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
  assert.equal(download.suggestedFilename(), 'foreign.bpmn')
  const saved = await readFile(await download.path(), 'utf8')
  for (const kept of [
    'acme:owner="operations"',
    'acme:colour="#a1b2c3"',
    'zeebe:modelerTemplate="acme.call" zeebe:modelerTemplateVersion="7"',
    'zeebe:modelerTemplateIcon="data:image/svg+xml,%3Csvg%20xmlns=%22http://www.w3.org/2000/svg%22/%3E"',
    '<zeebe:taskDefinition type="acme:call" retries="4" />',
    '<acme:hints level="3">',
    '<acme:hint>keep me</acme:hint>',
    'exporter="Another Modeler" exporterVersion="5.40.0"',
  ])
    assert(saved.includes(kept), `${kept} is lost:\n${saved}`)
  assert.match(saved, /<bpmn:endEvent id="\w+" name="Called"/)
  // It lies in a file now: nobody is asked before leaving it.
  await button(page, 'Open another diagram').click()
  await page.getByRole('heading', { name: 'Draw a new process' }).waitFor()
})

test('a file that does not say where its elements are drawn is laid out, and nothing else of it is changed', async () => {
  const page = await open()
  const unplaced = hiringXml().replace('<bpmn:userTask id="ask"', '<bpmn:userTask id="ask" zeebe:kept="yes"')
  await page.locator('input[type=file]').setInputFiles(asFile('hiring.bpmn', unplaced))
  await select(page, 'create')
  await verdict(page, /./).waitFor()
  await untilKeysDraw(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')])
  const saved = await readFile(await download.path(), 'utf8')
  for (const kept of ['<zeebe:header key="area" value="Stuttgart" />', 'zeebe:kept="yes"', '<bpmndi:BPMNShape'])
    assert(saved.includes(kept), `${kept} is lost:\n${saved}`)

  const two = hiringXml().replace('</bpmn:definitions>', '<bpmn:process id="other" /></bpmn:definitions>')
  await page.goto('/admin/modeler')
  await page.locator('input[type=file]').setInputFiles(asFile('two.bpmn', two))
  await page.getByText(/holds several processes/).waitFor()
})

test('what would be lost of a file is told before it is changed', async () => {
  const page = await open()
  const strange = foreignFile.replace('</bpmn:process>', '<bpmn:strange id="strange" /></bpmn:process>')
  await page.locator('input[type=file]').setInputFiles(asFile('strange.bpmn', strange))
  await page.getByText('1 part of this file can’t be kept when it is changed here.').waitFor()
  await page.getByText(/unparsable content <bpmn:strange> detected line: \d+/).waitFor()
  await button(page, 'Close this note').click()
  await shape(page, 'call').waitFor()
})

test('a file can be dropped, and one that can’t be drawn says what is wrong with it', async () => {
  const page = await open()
  await page.getByRole('heading', { name: 'Open a file' }).waitFor()
  const broken = foreignFile.replace('</bpmn:process>', '')
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'broken.bpmn', { type: 'application/xml' }))
    return transfer
  }, broken)
  await page.dispatchEvent('body', 'dragover', { dataTransfer: files })
  await page.dispatchEvent('body', 'drop', { dataTransfer: files })
  await page.getByText('This file can’t be drawn').waitFor()
  await page
    .getByRole('list', { name: 'What is wrong with the file' })
    .getByText(/line \d+/)
    .first()
    .waitFor()
  await assertAccessible(page)
  await button(page, 'Open another diagram').first().click()
  await page.getByRole('heading', { name: 'Open a file' }).waitFor()
})

test('a deployed version is opened, changed, and becomes the next; whoever opens the old one is told', async () => {
  const page = await open()
  await beginDiagram(page, 'Versions')
  const first = await deploy(page, /version 1/)
  await page.goto('/admin/modeler')
  await page.getByRole('table', { name: 'Deployed processes' }).getByRole('link', { name: 'Versions' }).click()
  await page.getByText('Version 1', { exact: true }).waitFor()
  await select(page, 'start')
  await append(page, 'End event', 'Over')
  const second = await deploy(page, /becomes version 2/)
  assert.notEqual(first, second)
  await page.goto(first)
  await page.getByText('Version 1', { exact: true }).waitFor()
  await button(page, 'Deploy').click()
  await page.getByText(/You began with version 1: what was changed since is not in yours/).waitFor()
})

test('a template of one’s own is offered in the menus, and stays in the browser', async () => {
  const page = await open()
  await beginDiagram(page, 'Own template')
  const template = {
    $schema: 'https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json',
    id: 'alder.badge',
    version: 1,
    name: 'Print a badge',
    appliesTo: ['bpmn:Task'],
    elementType: { value: 'bpmn:ServiceTask' },
    properties: [{ type: 'Hidden', value: 'print-badge', binding: { type: 'zeebe:taskDefinition', property: 'type' } }],
  }
  const templates = page.getByRole('dialog', { name: 'Element templates' })
  const openTemplates = async () => {
    await button(page, 'More').click()
    await page.getByRole('menuitem', { name: 'Element templates' }).click()
    await templates.waitFor()
  }
  const file = (text: string) => ({ name: 'badge.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await openTemplates()
  await assertAccessible(page)
  await templates.locator('input[type=file]').setInputFiles(file('{"name":"no id"}'))
  await templates.getByText('Nothing was added. “badge.json” holds no template.').waitFor()
  await templates.locator('input[type=file]').setInputFiles(file(JSON.stringify(template)))
  await templates.getByText('alder.badge, version 1').waitFor()
  await button(page, 'Close').click()
  await select(page, 'start')
  await append(page, 'Print a badge', 'Badge')
  await verdict(page, 'Can be deployed').waitFor()

  await draftKept(page)
  await page.reload()
  await page.getByText('Your draft is back.').waitFor()
  await openTemplates()
  await button(page, 'Remove Print a badge').click()
  await templates.getByText('None yet.').waitFor()
})
