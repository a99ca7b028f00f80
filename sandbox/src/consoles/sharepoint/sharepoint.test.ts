import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { employeeId, groups } from '../../company/index.ts'
import { type ConsoleVisitor, consoleVisitor } from '../../testing/consoleVisitor.ts'
import { control, graphAs } from '../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../testing/testSandbox.ts'

let sandbox: TestSandbox
before(async () => {
  sandbox = await testSandbox()
})
after(() => sandbox[Symbol.asyncDispose]())
afterEach(async () => {
  assert.deepEqual(sandbox.reported, [])
  await control(sandbox, 'reset', {})
})

const visit = (name: string): Promise<ConsoleVisitor> => consoleVisitor(sandbox.url, name)

const team = groups.find(({ properties }) => properties.displayName === 'Sales Team')?.id ?? ''

test('sites are listed with what whoever looks may do there', async () => {
  const tom = await visit('Tom Becker')
  const { text } = await tom.open('/sharepoint')
  assert.match(text, /Sales Team Mail and files of Sales \/sites\/sales-team Full control/)
  assert.match(text, /Alder Instruments What concerns everybody \/sites\/root Read/)
  assert.match(text, /IT Team Mail and files of IT \/sites\/it-team None/)
})

test('a site stands at its address in the cloud, for those who get in', async () => {
  const erik = await visit('Erik Söderberg')
  const { status, text, html } = await erik.open('/sites/sales-team')
  assert.equal(status, 200)
  assert.match(html, /<a href="\/sharepoint" aria-current="true">Sites<\/a>/)
  assert.match(text, /Tom Becker tom@alder\.example Full control Owner of the Microsoft 365 group Sales Team Since/)
  assert.match(text, /Erik Söderberg erik@alder\.example Edit Member of the Microsoft 365 group Sales Team Since/)
  assert.match(text, /Grace Okafor grace@alder\.example Full control Site administrator/)
  const lars = await visit('Lars Holmberg')
  const refused = await lars.open('/sites/sales-team')
  assert.equal(refused.status, 403)
  assert.match(
    refused.text,
    /Lars Holmberg needs permission to access the site “Sales Team”\. Its owners can give it: Tom Becker\./,
  )
  for (const page of ['/permissions', '/activity', '/add', '/remove'])
    assert.equal((await lars.open(`/sites/sales-team${page}`)).status, 403, page)
  assert.equal((await lars.open('/sites/nowhere')).status, 404)
  assert.equal((await lars.open('/sites/root')).status, 200)
})

test('an owner lets somebody into the site alone; it says who did, and when', async () => {
  const tom = await visit('Tom Becker')
  const added = await tom.press('/sites/sales-team/add?find=Lars', 'Lars Holmberg', { to: '5' })
  assert.match(added.text, /Lars Holmberg was added to Sales Team Members\./)
  assert.match(
    added.text,
    /Lars Holmberg lars@alder\.example Edit Added to Sales Team Members by Tom Becker 20 Nov 2026, 09:02:24/,
  )
  const { text } = await tom.open('/sites/sales-team/activity')
  assert.match(text, /Lars Holmberg was added to Sales Team Members Tom Becker 20 Nov 2026, 09:02:24/)
  const graph = await graphAs(sandbox, 'Group.Read.All')
  const members = await graph.get(`/groups/${team}/members?$select=id`)
  assert(!JSON.stringify(members.body).includes(employeeId('lars')))
  assert.equal((await (await visit('Lars Holmberg')).open('/sites/sales-team')).status, 200)
})

test('or into the Microsoft 365 group, and with it into the site', async () => {
  const tom = await visit('Tom Becker')
  const added = await tom.press('/sites/sales-team/add?find=Lars', 'Lars Holmberg', { to: 'team' })
  assert.match(added.text, /Lars Holmberg is a member of Sales Team\./)
  assert.match(
    added.text,
    /Lars Holmberg lars@alder\.example Edit Member of the Microsoft 365 group Sales Team Since 20 Nov 2026, 09:02:24/,
  )
  const { text } = await tom.open('/sites/sales-team/activity')
  assert.match(text, /Lars Holmberg became a member of the Microsoft 365 group Sales Team the directory 20 Nov 2026/)
  const again = await tom.press('/sites/sales-team/add?find=Lars', 'Lars Holmberg', { to: 'team' })
  assert.match(again.text, /Lars Holmberg is a member of Sales Team already\./)
})

test('whoever came in is taken out by the way they came, never without being asked', async () => {
  const tom = await visit('Tom Becker')
  for (const [to, page] of [
    ['5', '/permissions'],
    ['team', ''],
  ] as const) {
    await tom.press('/sites/sales-team/add?find=Lars', 'Lars Holmberg', { to })
    const { html } = await tom.open('/sites/sales-team')
    const row = html.slice(html.indexOf('lars@alder.example'))
    const [, remove = ''] = /<a href="([^"]*\/remove\?[^"]*)" class="danger">Remove<\/a>/.exec(row) ?? []
    const path = remove.replaceAll('&amp;', '&')
    assert.match((await tom.open(path)).text, /Remove Lars Holmberg from Sales Team/)
    assert.match((await tom.open('/sites/sales-team')).text, /Lars Holmberg/)
    const removed = await tom.press(path, 'Remove')
    assert.match(removed.text, /Lars Holmberg was removed from Sales Team/)
    assert.equal(removed.path, `/sites/sales-team${page}`)
    assert.doesNotMatch((await tom.open('/sites/sales-team')).text, /lars@alder/)
  }
})

test('a form that somebody may not send changes nothing', async () => {
  const erik = await visit('Erik Söderberg')
  const page = await erik.open('/sites/sales-team/add?find=Lars')
  assert.doesNotMatch(page.text, /Sales Team Owners|Microsoft 365 group Sales Team: its mail/)
  for (const to of ['3', 'team']) {
    const refused = await erik.press(page, 'Lars Holmberg', { to })
    assert.match(refused.text, /Access denied\. You do not have permission/)
  }
  const jonas = await visit('Jonas Weber')
  await (await visit('Tom Becker')).press('/sites/sales-team/add?find=Jonas', 'Jonas Weber', { to: '4' })
  assert.doesNotMatch((await jonas.open('/sites/sales-team')).text, /Add members/)
  assert.match((await jonas.open('/sites/sales-team/add')).text, /Access denied/)
  await erik.press('/sites/sales-team/remove?group=5&user=7', 'Remove')
  const tom = await visit('Tom Becker')
  const forged = await tom.visitor.post(`${sandbox.url}/sites/sales-team/add`, { person: employeeId('lars'), to: '5' })
  assert.equal(forged.status, 303)
  assert.doesNotMatch((await tom.open('/sites/sales-team')).text, /lars@alder/)
})

test('permissions of anybody can be checked, with how they have them', async () => {
  const grace = await visit('Grace Okafor')
  const { text } = await grace.open('/sites/sales-team/permissions?check=erik')
  assert.match(text, /Erik Söderberg Edit Member of the Microsoft 365 group Sales Team Since/)
  assert.match((await grace.open('/sites/sales-team/permissions?check=lars')).text, /Lars Holmberg None/)
  assert.match((await grace.open('/sites/sales-team/permissions?check=nobody')).text, /Nobody here fits “nobody”/)
  assert.match(
    text,
    /Sales Team Members · Edit .* c:0o\.c\|federateddirectoryclaimprovider\|[0-9a-f-]{36} With the site/,
  )
})

test('everyone who belongs to the company gets into the company’s site, and a guest does not', async () => {
  assert.equal((await (await visit('Wei Zhang')).open('/sites/root')).status, 200)
  assert.equal((await (await visit('Marta Vidal')).open('/sites/root')).status, 403)
  assert.equal((await (await visit('Marta Vidal')).open('/sites/project-larch')).status, 200)
})
