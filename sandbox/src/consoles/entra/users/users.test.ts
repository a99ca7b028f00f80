import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { day } from '../../../clock.ts'
import { type ConsoleVisitor, consoleVisitor } from '../../../testing/consoleVisitor.ts'
import { sendForm } from '../../../testing/sendForm.ts'
import { graphAs } from '../../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../../testing/testSandbox.ts'

let sandbox: TestSandbox
let priya: ConsoleVisitor
let tom: ConsoleVisitor
before(async () => {
  sandbox = await testSandbox()
  priya = await consoleVisitor(sandbox.url, 'Priya Nair')
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())

const idOf = async (name: string): Promise<string> =>
  (await (await graphAs(sandbox, 'User.Read.All')).get(`/users/${name}@alder.example?$select=id`)).body.id

const pathOf = async (name: string): Promise<string> => `/entra/users/${await idOf(name)}`

test('users are listed by the page, and found by name, address, title or department', async () => {
  const page = await tom.open('/entra/users')
  assert.match(page.text, /6\d users found/)
  assert.match(page.text, /Page 1 of 2/)
  const found = await tom.open('/entra/users?find=ines+head')
  assert.match(found.text, /1 user found .*Inês Carvalho/)
  assert.match((await tom.open('/entra/users?find=paul+lindgren')).text, /Paul Lindgren .*Blocked/)
  assert.match((await tom.open('/entra/users?find=nobody+at+all')).text, /Nobody fits “nobody at all”/)
})

test('a user shows their properties, manager, reports, groups and roles, but no group that hides its members', async () => {
  const { text } = await tom.open(await pathOf('grace'))
  for (const shown of ['Head of IT', 'Ada Lindqvist', 'VPN Users', 'Priya Nair', 'Global Administrator'])
    assert.ok(text.includes(shown), shown)
  const members = await graphAs(sandbox, 'GroupMember.Read.All Member.Read.Hidden Group.Read.All User.Read.All')
  const { id } = (await members.get("/groups?$filter=displayName eq 'Works Council'")).body.value[0]
  const [first] = (await members.get(`/groups/${id}/members?$select=id`)).body.value
  assert.ok(!(await tom.open(`/entra/users/${first.id}`)).text.includes('Works Council'))
})

test('a user administrator creates a user; a name that is taken or impossible is refused on the form', async () => {
  const taken = await priya.press('/entra/users/new', 'Create', { alias: 'tom', displayName: 'Tom Two' })
  assert.equal(taken.status, 400)
  assert.match(taken.text, /Another object has the same userPrincipalName already/)
  const impossible = await priya.press(taken, 'Create', { alias: 'no good', displayName: 'No Good' })
  assert.match(impossible.text, /The specified userPrincipalName 'no good@alder\.example' is not valid/)
  const made = await priya.press(impossible, 'Create', { alias: 'nia', displayName: 'Nia Obi', department: 'Sales' })
  assert.match(made.text, /Nia Obi was created.* nia@alder\.example/)
  assert.match(made.text, /Groups .*All Employees/, 'dynamic groups have taken her in')
})

test('blocking the sign-in ends it at once, and unblocking brings it back', async () => {
  const path = await pathOf('isabel')
  const isabel = await consoleVisitor(sandbox.url, 'Isabel Fontaine')
  assert.match((await priya.press(path, 'Block sign-in')).text, /cannot sign in any more/)
  assert.match((await isabel.open('/entra')).path, /^\/pick-account/)
  assert.match((await priya.press(path, 'Unblock sign-in')).text, /can sign in again/)
  assert.equal((await isabel.open('/entra')).path, '/entra')
})

test('properties are edited; what is emptied is gone; who is synchronised is changed on premises only', async () => {
  const path = await pathOf('claire')
  const edited = await priya.press(`${path}/edit`, 'Save', { jobTitle: 'Sales Engineer', officeLocation: '' })
  assert.match(edited.text, /Job title Sales Engineer/)
  assert.match(edited.text, /Office location –/)
  const long = await priya.press(`${path}/edit`, 'Save', { employeeId: 'x'.repeat(17) })
  assert.match(long.text, /Employee ID is too long: 16 letters at most/)
  const synced = await priya.press(`${await pathOf('bjorn')}/edit`, 'Save', { jobTitle: 'Foreman' })
  assert.match(synced.text, /Björn Sandell is synchronised from on-premises Active Directory/)
})

test('a manager is found, set and removed', async () => {
  const path = await pathOf('claire')
  const found = await priya.open(`${path}/manager?find=grace`)
  const set = await priya.press(found, 'Select', { id: await idOf('grace') })
  assert.match(set.text, /reports to Grace Okafor now/)
  assert.match((await priya.press(path, 'Remove manager')).text, /reports to nobody now/)
})

test('who is deleted is among the deleted users for 30 days, and comes back with everything', async () => {
  const path = await pathOf('darius')
  assert.match((await priya.press(`${path}/delete`, 'Delete')).text, /was deleted/)
  assert.equal((await tom.open(path)).status, 404)
  const deleted = await priya.open('/entra/users/deleted')
  assert.match(deleted.text, /Darius/)
  const id = path.split('/').at(-1)
  const restored = await priya.press(deleted, 'Restore user', {}, String(id))
  assert.match(restored.text, /was restored.*VPN Users/)
  await priya.press(`${path}/delete`, 'Delete')
  assert.match(
    (await priya.press(`/entra/users/deleted/${id}/end`, 'Delete permanently')).text,
    /was deleted permanently/,
  )
})

test('who may not is told, whatever they send; nobody but a Global Administrator changes an administrator', async () => {
  const page = await tom.open(await pathOf('claire'))
  assert.ok(!page.text.includes('Edit properties') && !page.text.includes('Block sign-in'))
  const claire = await pathOf('claire')
  const sent: readonly (readonly [ConsoleVisitor, string, Record<string, string>?])[] = [
    [tom, `${claire}/block`],
    [tom, `${claire}/delete`],
    [tom, `${claire}/edit`, { displayName: 'Somebody' }],
    [tom, `${claire}/manager`, { id: await idOf('tom') }],
    [tom, '/entra/users', { alias: 'mine', displayName: 'Mine' }],
    [priya, `${await pathOf('grace')}/block`],
    [priya, `${await pathOf('mei')}/delete`],
  ]
  for (const [who, action, fields] of sent)
    assert.match((await sendForm(who, sandbox.url, action, fields)).text, /may not do this/, action)
  assert.match((await tom.open(claire)).text, /Claire .*Account Enabled/)
  assert.match((await tom.open(await pathOf('grace'))).text, /Account Enabled/)
})

test('a guest sees their own profile, and nothing else', async () => {
  const users = (
    await (await graphAs(sandbox, 'User.Read.All')).get("/users?$filter=userType eq 'Guest'&$select=id,displayName")
  ).body.value as { id: string; displayName: string }[]
  const [guest] = users
  const visitor = await consoleVisitor(sandbox.url, guest?.displayName ?? '')
  for (const path of ['/entra', '/entra/users', '/entra/groups', '/entra/apps', await pathOf('tom')]) {
    const page = await visitor.open(path)
    assert.equal(page.status, 403, path)
    assert.match(page.text, /You do not have access/)
  }
  assert.equal((await visitor.open(`/entra/users/${guest?.id}`)).status, 200)
})

test('after 30 days nobody is deleted any more: they are gone', async () => {
  const path = await pathOf('dmitri')
  await priya.press(`${path}/delete`, 'Delete')
  sandbox.passTime(30 * day)
  priya = await consoleVisitor(sandbox.url, 'Priya Nair')
  const deadline = await fetch(`${sandbox.url}/_sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: 'PT1S' }),
  })
  assert.equal(deadline.status, 200)
  assert.match((await priya.open('/entra/users/deleted')).text, /No deleted users/)
})
