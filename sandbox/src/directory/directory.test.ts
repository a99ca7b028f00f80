import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'
import { day, second } from '../clock.ts'
import { openStore, type Store } from '../store/index.ts'
import {
  addMembers,
  createGroup,
  createUser,
  type Directory,
  type DirectoryObject,
  deleteObject,
  endOfDeleted,
  type NewGroup,
  type NewUser,
  type Outcome,
  openDirectory,
  removeMember,
  restoreObject,
  setTenant,
  updateGroup,
  updateUser,
  type View,
} from './index.ts'

let folder: string
let store: Store
let time: number
let directory: Directory
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-directory-'))
  store = openStore(folder)
  time = Date.UTC(2026, 10, 20)
  directory = openDirectory(store, () => new Date(time))
  setTenant(store, { id: 't', name: 'Test', domain: 'test.example' })
})
afterEach(() => {
  store[Symbol.dispose]()
  rmSync(folder, { recursive: true })
})

const must = <T>(outcome: Outcome<T>): T => {
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}
const refusalOf = (outcome: Outcome<unknown>) => (outcome.ok ? undefined : outcome.refusal)

const user = (alias: string, more: Partial<NewUser> = {}): NewUser => ({
  displayName: alias,
  mailNickname: alias,
  userPrincipalName: `${alias}@test.example`,
  accountEnabled: true,
  ...more,
})
const group = (name: string, more: Partial<NewGroup> = {}): NewGroup => ({
  displayName: name,
  mailNickname: name,
  mailEnabled: false,
  securityEnabled: true,
  ...more,
})
const names = (objects: readonly DirectoryObject[]) => objects.map(({ properties }) => properties.displayName)
const membersOf = (view: View, id: string) => names(view.targets(id, 'member'))

test('D1 a change that fails leaves neither rows nor a view of it', () => {
  assert.throws(
    () =>
      directory.change(({ put }) => {
        put({ id: 'x', kind: 'user', state: 'live', properties: user('ada') })
        throw new Error('no')
      }),
    /no/,
  )
  assert.equal(directory.latest().find('x'), undefined)
  assert.equal(directory.sequence().latest, 0)
  assert.deepEqual(store.rows`select * from directory_object`, [])
})

test('D1 who is in a dynamic group follows at once from the change that makes it so', () => {
  const ada = must(createUser(directory, user('ada', { department: 'IT' })))
  must(createUser(directory, user('tom', { department: 'Sales' })))
  const rule = { groupTypes: ['DynamicMembership'], membershipRuleProcessingState: 'On' }
  const { id } = must(createGroup(directory, group('it', { ...rule, membershipRule: 'user.department -eq "IT"' })))
  assert.deepEqual(membersOf(directory.latest(), id), ['ada'])
  must(updateUser(directory, ada.id, { department: 'Sales' }))
  assert.deepEqual(membersOf(directory.latest(), id), [])
  must(updateGroup(directory, id, { membershipRule: 'user.department -eq "Sales"' }))
  assert.deepEqual(membersOf(directory.latest(), id), ['ada', 'tom'])
  must(updateGroup(directory, id, { membershipRuleProcessingState: 'Paused' }))
  must(updateUser(directory, ada.id, { department: 'IT' }))
  assert.deepEqual(membersOf(directory.latest(), id), ['ada', 'tom'])
  assert.deepEqual(refusalOf(addMembers(directory, id, [ada.id])), { code: 'not-manageable' })
})

test('D2 readers see what was so many milliseconds ago, writes are checked against what is', () => {
  const { id } = must(createGroup(directory, group('team')))
  const ada = must(createUser(directory, user('ada')))
  time += day
  directory.setDelayMs(10 * second)
  const tom = must(createUser(directory, user('tom')))
  must(addMembers(directory, id, [ada.id]))

  assert.equal(directory.seen().find(tom.id), undefined)
  assert.deepEqual(membersOf(directory.seen(), id), [])
  assert.deepEqual(refusalOf(createUser(directory, user('TOM'))), { code: 'taken', property: 'userPrincipalName' })
  assert.deepEqual(refusalOf(addMembers(directory, id, [ada.id])), { code: 'already-linked', id: ada.id })
  assert.deepEqual(refusalOf(addMembers(directory, id, [tom.id])), { code: 'not-found', id: tom.id })

  time += 10 * second - 1
  assert.equal(directory.seen().find(tom.id), undefined)
  time += 1
  assert.deepEqual(names(directory.seen().all('user')), ['ada', 'tom'])
  assert.deepEqual(membersOf(directory.seen(), id), ['ada'])
  must(removeMember(directory, id, ada.id))
  assert.deepEqual(membersOf(directory.seen(), id), ['ada'])
  time += 10 * second
  assert.deepEqual(membersOf(directory.seen(), id), [])
  directory.setDelayMs(60 * second)
  assert.equal(directory.seen().find(tom.id), undefined, 'a longer delay takes readers back')
})

test('D3 a directory opened again is the same, in the same order', () => {
  const { id } = must(createGroup(directory, group('team')))
  const [ada, tom] = ['ada', 'tom', 'eva'].map((alias) => must(createUser(directory, user(alias))))
  must(addMembers(directory, id, [String(tom?.id), String(ada?.id)]))
  must(deleteObject(directory, String(ada?.id)))
  must(restoreObject(directory, String(ada?.id)))
  const again = openDirectory(store, () => new Date(time))
  assert.deepEqual(names(again.latest().all('user')), ['ada', 'tom', 'eva'])
  assert.deepEqual(names(directory.latest().all('user')), ['ada', 'tom', 'eva'])
  assert.deepEqual(membersOf(again.latest(), id).sort(), ['ada', 'tom'])
})

test('how it was is forgotten after eight days, and how it is never', () => {
  const ada = must(createUser(directory, user('ada', { jobTitle: 'One' })))
  const { id } = must(createGroup(directory, group('team')))
  must(addMembers(directory, id, [ada.id]))
  must(removeMember(directory, id, ada.id))
  must(updateUser(directory, ada.id, { jobTitle: 'Two' }))
  const kept = () => [
    store.rows`select 1 from object_version where object_id = ${ada.id}`.length,
    store.rows`select 1 from directory_link`.length,
  ]
  directory.forgetHistory()
  assert.deepEqual(kept(), [2, 1])
  time += 8 * day
  directory.forgetHistory()
  assert.deepEqual(kept(), [1, 0])
  const again = openDirectory(store, () => new Date(time))
  assert.equal(again.latest().find(ada.id)?.properties.jobTitle, 'Two')
})

test('a deleted user leaves the name free, comes back with every membership, and after 30 days does not come back', async () => {
  const { id } = must(createGroup(directory, group('team')))
  const ada = must(createUser(directory, user('ada')))
  must(addMembers(directory, id, [ada.id]))
  must(deleteObject(directory, ada.id))
  assert.deepEqual(membersOf(directory.latest(), id), [])
  assert.equal(
    directory.latest().findDeleted(ada.id)?.properties.userPrincipalName,
    `${ada.id.replaceAll('-', '')}ada@test.example`,
  )
  const second = must(createUser(directory, user('ada')))
  assert.deepEqual(refusalOf(restoreObject(directory, ada.id)), { code: 'taken', property: 'userPrincipalName' })
  must(deleteObject(directory, second.id))
  assert.equal(must(restoreObject(directory, ada.id)).properties.userPrincipalName, 'ada@test.example')
  assert.deepEqual(membersOf(directory.latest(), id), ['ada'])

  const end = endOfDeleted(directory)
  assert.equal(end.next(), time + 30 * day)
  time += 30 * day
  await end.run(new AbortController().signal)
  assert.equal(end.next(), undefined)
  assert.deepEqual(refusalOf(restoreObject(directory, second.id)), { code: 'not-found', id: second.id })
  assert.deepEqual(names(directory.latest().all('user')), ['ada'])
})

test('a security group is gone when it is deleted, a Microsoft 365 group can come back', () => {
  const plain = must(createGroup(directory, group('plain')))
  const unified = must(createGroup(directory, group('unified', { groupTypes: ['Unified'], mailEnabled: true })))
  for (const { id } of [plain, unified]) must(deleteObject(directory, id))
  assert.deepEqual(refusalOf(restoreObject(directory, plain.id)), { code: 'not-found', id: plain.id })
  must(restoreObject(directory, unified.id))
})

test('several members are added all or none, and each once', () => {
  const { id } = must(createGroup(directory, group('team')))
  const [ada, tom] = ['ada', 'tom'].map((alias) => must(createUser(directory, user(alias))).id) as [string, string]
  assert.deepEqual(refusalOf(addMembers(directory, id, [ada, 'nobody'])), { code: 'not-found', id: 'nobody' })
  must(addMembers(directory, id, [ada]))
  assert.deepEqual(refusalOf(addMembers(directory, id, [tom, ada])), { code: 'already-linked', id: ada })
  assert.deepEqual(membersOf(directory.latest(), id), ['ada'])
  assert.deepEqual(refusalOf(removeMember(directory, id, tom)), { code: 'not-linked', id: tom })
})

for (const [kind, more] of [
  ['a mail-enabled security group', { mailEnabled: true }],
  ['a distribution list', { mailEnabled: true, securityEnabled: false }],
] as const)
  test(`nobody is added by hand to ${kind}`, () => {
    const { id } = must(createGroup(directory, group('list', more)))
    const ada = must(createUser(directory, user('ada')))
    assert.deepEqual(refusalOf(addMembers(directory, id, [ada.id])), { code: 'not-manageable' })
  })

test('what comes from on premises is not changed here, but for what is the cloud’s', () => {
  const ada = must(createUser(directory, user('ada', { onPremisesSyncEnabled: true })))
  const { id } = must(createGroup(directory, group('team', { onPremisesSyncEnabled: true })))
  for (const outcome of [
    updateUser(directory, ada.id, { department: 'IT' }),
    deleteObject(directory, ada.id),
    addMembers(directory, id, [ada.id]),
    updateGroup(directory, id, { description: 'x' }),
  ])
    assert.deepEqual(refusalOf(outcome), { code: 'synced' })
  must(updateUser(directory, ada.id, { usageLocation: 'SE' }))
})

test('groups nest, but not in themselves, not in a role-assignable group and not in a Microsoft 365 group', () => {
  const inner = must(createGroup(directory, group('inner'))).id
  const outer = must(createGroup(directory, group('outer'))).id
  must(addMembers(directory, outer, [inner]))
  for (const id of [
    inner,
    must(createGroup(directory, group('role', { isAssignableToRole: true }))).id,
    must(createGroup(directory, group('unified', { groupTypes: ['Unified'], mailEnabled: true }))).id,
  ])
    assert.equal(refusalOf(addMembers(directory, id, [inner]))?.code, 'invalid')
})

test('a change to what is so already is no change', () => {
  const ada = must(createUser(directory, user('ada', { department: 'IT' })))
  const before = directory.sequence().latest
  must(updateUser(directory, ada.id, { department: 'IT', jobTitle: null }))
  assert.equal(directory.sequence().latest, before)
})
