import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type ConsolePage, type ConsoleVisitor, consoleVisitor } from '../../../testing/consoleVisitor.ts'
import { sendForm } from '../../../testing/sendForm.ts'
import { type Graph, graphAs } from '../../../testing/testGraph.ts'
import { type TestSandbox, testSandbox } from '../../../testing/testSandbox.ts'

let sandbox: TestSandbox
let graph: Graph
let lars: ConsoleVisitor
let tom: ConsoleVisitor
before(async () => {
  sandbox = await testSandbox()
  graph = await graphAs(sandbox, 'User.Read.All Group.Read.All Member.Read.Hidden GroupMember.Read.All')
  lars = await consoleVisitor(sandbox.url, 'Lars Holmberg')
  tom = await consoleVisitor(sandbox.url, 'Tom Becker')
})
after(() => sandbox[Symbol.asyncDispose]())

const userId = async (name: string): Promise<string> => (await graph.get(`/users/${name}@alder.example`)).body.id

const groupPath = async (name: string): Promise<string> =>
  `/entra/groups/${(await graph.get(`/groups?$filter=displayName eq '${name}'`)).body.value[0].id}`

const add = async (who: ConsoleVisitor, group: string, name: string, of = 'members'): Promise<ConsolePage> =>
  sendForm(who, sandbox.url, `${await groupPath(group)}/${of}/add`, { id: await userId(name) })

test('groups are listed with their kind, and found by name', async () => {
  const { text } = await tom.open('/entra/groups')
  for (const line of [
    'All Employees Security Dynamic',
    'Newsletter Distribution Assigned',
    'Sales Team Microsoft 365 Assigned',
  ])
    assert.ok(text.includes(line), line)
  assert.match((await tom.open('/entra/groups?find=lab')).text, /1 group found .*Lab Access/)
})

test('a member is found, added and removed', async () => {
  const path = await groupPath('Onboarding 2027')
  const found = await lars.open(`${path}/members/add?find=tom+becker`)
  const added = await lars.press(found, 'Select', { id: await userId('tom') })
  assert.match(added.text, /Tom Becker was added.* Tom Becker User tom@alder\.example/)
  const again = await lars.open(`${path}/members/add?find=tom+becker`)
  assert.ok(!again.html.includes(await userId('tom')), 'not offered again')
  const removed = await lars.press(added, 'Remove', {}, await userId('tom'))
  assert.match(removed.text, /Tom Becker was removed.* No members/)
})

for (const [group, why] of [
  ['All Employees', 'a rule decides who is in a dynamic group'],
  ['Newsletter', 'Exchange keeps distribution lists'],
  ['DOM-Plant-Floor', 'DOM-Plant-Floor is synchronised from on-premises Active Directory'],
] as const)
  test(`the directory refuses a member of ${group} in words`, async () => {
    assert.ok((await add(lars, group, 'ada')).text.includes(why))
  })

test('who is there already, who is not, and a group in itself are refused in words', async () => {
  assert.match((await add(lars, 'VPN Users', 'tom')).text, /Tom Becker is there already/)
  const vpn = await groupPath('VPN Users')
  assert.match(
    (await sendForm(lars, sandbox.url, `${vpn}/members/${await userId('ada')}/remove`)).text,
    /Ada Lindqvist is not there any more/,
  )
  const itself = await sendForm(lars, sandbox.url, `${vpn}/members/add`, { id: vpn.split('/').at(-1) ?? '' })
  assert.match(itself.text, /A group cannot be a member of itself/)
  assert.match((await sendForm(lars, sandbox.url, `${vpn}/members/add`)).text, /Select at least one/)
})

test('an owner is added and removed, but not the last one', async () => {
  const path = await groupPath('Invoice Approvers')
  assert.match((await add(lars, 'Invoice Approvers', 'ada', 'owners')).text, /Ada Lindqvist was added/)
  assert.match(
    (await sendForm(lars, sandbox.url, `${path}/owners/${await userId('ada')}/remove`)).text,
    /Ada Lindqvist was removed/,
  )
  const last = await sendForm(lars, sandbox.url, `${path}/owners/${await userId('ines')}/remove`)
  assert.match(last.text, /The group must have at least one owner/)
})

test('an owner changes their group, others do not, whatever they send', async () => {
  assert.match((await add(tom, 'Sales', 'ada')).text, /Ada Lindqvist was added/)
  const path = await groupPath('VPN Users')
  assert.ok(!(await tom.open(`${path}/members`)).text.includes('Add members'))
  for (const [action, fields] of [
    [`${path}/members/add`, { id: await userId('ada') }],
    [`${path}/members/${await userId('tom')}/remove`, {}],
    [`${path}/owners/add`, { id: await userId('tom') }],
    [path, { displayName: 'Mine' }],
    [`${path}/delete`, {}],
  ] as const)
    assert.match(
      (await sendForm(tom, sandbox.url, action, { ...fields })).text,
      /Tom Becker may not change this group/,
      action,
    )
  assert.match((await tom.open(`${path}/members`)).text, /VPN Users \| Members .*Tom Becker/)
})

test('whoever hands out no roles changes no group that holds them, and makes none', async () => {
  assert.match((await add(lars, 'Help Desk Administrators', 'tom')).text, /may not change this group/)
  const made = await sendForm(lars, sandbox.url, '/entra/groups', {
    displayName: 'Sneaky',
    type: 'security',
    assignable: '1',
  })
  assert.match(made.text, /roles can be assigned to the group No/)
})

test('who is in a group with hidden membership, its members see, and those who may change it', async () => {
  const path = await groupPath('Works Council')
  const [member] = (await graph.get(`/groups/${path.split('/').at(-1)}/members?$select=id,displayName`)).body.value
  assert.match((await tom.open(`${path}/members`)).text, /The membership of this group is hidden/)
  assert.ok(!(await tom.open(`${path}/members`)).text.includes(member.displayName))
  const inside = await consoleVisitor(sandbox.url, member.displayName)
  assert.ok((await inside.open(`${path}/members`)).text.includes(`${member.displayName} User`))
})

test('a dynamic group is made with its rule, which is shown, and decides at once who is in it', async () => {
  const rule = 'user.department -eq "Sales"'
  const wrong = await lars.press('/entra/groups/new', 'Create', {
    displayName: 'Sellers',
    membership: 'dynamic',
    rule: 'who?',
  })
  assert.equal(wrong.status, 400)
  assert.match(wrong.text, /The membership rule could not be understood/)
  const made = await lars.press(wrong, 'Create', { rule, membership: 'dynamic' })
  assert.match(made.text, /Sellers was created\. Lars Holmberg owns it/)
  assert.match(made.text, /Dynamic membership rule user\.department -eq "Sales"/)
  assert.match((await lars.open(`${made.path}/members`)).text, /Tom Becker/)
  const changed = await lars.press(made, 'Save', { rule: 'user.department -eq "Nothing"' })
  assert.match((await lars.open(`${changed.path}/members`)).text, /No members/)
  assert.match((await lars.press(`${made.path}/delete`, 'Delete')).text, /Sellers was deleted/)
})

test('everybody but a guest makes groups of their own', async () => {
  const made = await tom.press('/entra/groups/new', 'Create', { displayName: 'Fan Club', type: 'microsoft365' })
  assert.match(made.text, /Fan Club was created\. Tom Becker owns it/)
  assert.match(made.text, /Microsoft 365/)
  const twice = await tom.press('/entra/groups/new', 'Create', { displayName: 'Fan Club', type: 'microsoft365' })
  assert.match(twice.text, /Another object has the same mailNickname already/)
})
