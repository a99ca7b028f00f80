import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type {
  AuditEntry,
  IdentityStore,
  StoredObject,
  WorkflowAnswer,
  WorkflowSettingsAnswer,
} from '@countersign/core/api'
import { newId } from '../platform/ids.ts'
import { type Calls, callsTo } from '../testing/calls.ts'
import type { TestBrowser } from '../testing/testBrowser.ts'
import { type TestServer, testServer } from '../testing/testServer.ts'
import { until } from '../testing/until.ts'

type List<Item> = { items: Item[] }
type Trial = {
  outcome: string
  sentence: string
  matched: { name: string; askedOf: { name: string }[]; queue: string } | null
  considered: { name: string; why: string }[]
}

let server: TestServer
let calls: Calls
let grace: TestBrowser // administrator
let mateo: TestBrowser // workflow designer
let path: string
let objects: string
before(async () => {
  server = await testServer({}, { makesFirstStore: true })
  calls = callsTo(server.url)
  grace = await server.signIn('Grace Okafor')
  mateo = await server.signIn('Mateo Rossi')
  await until(async () => {
    const [store] = (await calls.made<List<IdentityStore>>(grace, 'GET', '/stores')).items
    path = `/stores/${store?.id}/workflows`
    objects = `/stores/${store?.id}/objects`
    return store?.import?.state === 'done'
  })
})
after(() => server[Symbol.asyncDispose]())

async function named(kind: 'user' | 'group', words: string): Promise<StoredObject> {
  const [found] = (
    await calls.made<List<StoredObject>>(grace, 'GET', `${objects}?kind=${kind}&search=${encodeURIComponent(words)}`)
  ).items
  assert.ok(found, words)
  return found
}

const referenceTo = ({ id, kind, name }: StoredObject) => ({ id, kind, name })
const list = async () => (await calls.made<List<WorkflowAnswer>>(grace, 'GET', path)).items
const systemOne = async (event: string) => (await list()).find(({ system }) => system === event) as WorkflowAnswer

const entered = ({ id: _, storeId: _store, system: _system, revision: _revision, ...workflow }: WorkflowAnswer) =>
  workflow

const hiring = async () => ({
  ...{ name: 'New people', description: 'Asks personnel', event: 'create', objects: ['user'] },
  approvers: [{ kind: 'people', people: [{ ...referenceTo(await named('user', 'Ada Lindqvist')), name: 'Nobody' }] }],
})

const audited = async (action: string) =>
  (await calls.made<List<AuditEntry>>(grace, 'GET', `/audit?action=${action}`)).items

const withTag = (revision: number) => ({ headers: { 'If-Match': `"${revision}"` } })

test('a designer makes a workflow, which stands behind the system ones, with names as the store has them', async () => {
  const made = await calls.made<WorkflowAnswer>(mateo, 'POST', path, await hiring())
  assert.deepEqual(made.approvers, [{ kind: 'people', people: [referenceTo(await named('user', 'Ada Lindqvist'))] }])
  const all = await list()
  assert.deepEqual([all.length, all.at(-1)?.id, made.system, made.enabled], [9, made.id, null, true])
  const [entry] = await audited('workflow.created')
  assert.deepEqual([entry?.actor.name, entry?.subject?.name], ['Mateo Rossi', 'New people'])
})

test('two of the same name are refused, and so is whoever is not there', async () => {
  const again = await calls.denied(mateo, 'POST', path, { ...(await hiring()), name: 'NEW people' })
  assert.deepEqual(
    again.errors?.map((one) => one.path),
    ['body.name'],
  )
  const people = [{ id: newId(), kind: 'user', name: 'Ghost' }]
  const ghost = { ...(await hiring()), name: 'Ghosts', approvers: [{ kind: 'people', people }] }
  const denied = await calls.denied(mateo, 'POST', path, ghost)
  assert.deepEqual(
    denied.errors?.map((one) => one.path),
    ['body.approvers.0'],
  )
})

test('what makes no sense is refused by field: no owner of what is yet to be created', async () => {
  const denied = await calls.denied(mateo, 'POST', path, {
    ...{ ...(await hiring()), name: 'Odd', approvers: [{ kind: 'manager' }] },
    ...{ fields: ['department'] },
  })
  assert.deepEqual(
    denied.errors?.map((one) => one.path),
    ['body.fields', 'body.approvers.0'],
  )
})

test('an edit is of the revision that was read, and the audit log tells what changed', async () => {
  const mine = (await list()).at(-1) as WorkflowAnswer
  const conditions = [{ scope: 'target', attribute: 'department', operator: 'equals', value: 'IT' }] as const
  const body = { ...entered(mine), filter: { match: 'any', conditions } }
  const edited = await calls.made<WorkflowAnswer>(mateo, 'PUT', `${path}/${mine.id}`, body, withTag(mine.revision))
  assert.deepEqual([edited.revision, edited.filter], [mine.revision + 1, body.filter])
  const late = await calls.denied(mateo, 'PUT', `${path}/${mine.id}`, body, withTag(mine.revision))
  assert.equal(late.code, 'changed-meanwhile')
  const [entry] = await audited('workflow.changed')
  assert.deepEqual(Object.keys(entry?.details.new ?? {}), ['filter'])
})

test('of a system workflow approvers and acceleration change, and nothing else; it is never deleted', async () => {
  const join = await systemOne('join')
  const body = { ...entered(join), approvers: [{ kind: 'owner' }], accelerated: false }
  const edited = await calls.made<WorkflowAnswer>(mateo, 'PUT', `${path}/${join.id}`, body)
  assert.deepEqual([edited.approvers, edited.accelerated], [[{ kind: 'owner' }], false])
  for (const more of [{ name: 'Mine' }, { event: 'leave' }, { priority: 1 }, { description: 'x' }]) {
    const denied = await calls.denied(mateo, 'PUT', `${path}/${join.id}`, { ...body, ...more })
    assert.deepEqual(
      denied.errors?.map((one) => one.path),
      [`body.${Object.keys(more)[0]}`],
    )
  }
  const denied = await calls.denied(grace, 'DELETE', `${path}/${join.id}`)
  assert.equal(denied.code, 'conflict')
  assert.ok(await systemOne('join'))
})

test('switched off and on again it is the same, and both are written down', async () => {
  const nest = await systemOne('nest')
  for (const enabled of [false, true]) {
    const now = await calls.made<WorkflowAnswer>(mateo, 'PUT', `${path}/${nest.id}/enabled`, { enabled })
    assert.equal(now.enabled, enabled)
    const again = await calls.made<WorkflowAnswer>(mateo, 'PUT', `${path}/${nest.id}/enabled`, { enabled })
    assert.equal(again.revision, now.revision)
  }
  assert.equal((await audited('workflow.switched-off')).length, 1)
  assert.equal((await audited('workflow.switched-on')).length, 1)
})

test('a workflow of another identity store is not there', async () => {
  const other = await calls.made<IdentityStore>(grace, 'POST', '/stores', { name: 'Other' })
  const join = await systemOne('join')
  const elsewhere = `/stores/${other.id}/workflows/${join.id}`
  assert.equal((await calls.denied(grace, 'GET', elsewhere)).code, 'not-found')
  assert.equal((await calls.denied(grace, 'PUT', elsewhere, entered(join))).code, 'not-found')
  assert.equal((await calls.denied(grace, 'PUT', `${elsewhere}/enabled`, { enabled: false })).code, 'not-found')
  assert.equal((await calls.denied(grace, 'DELETE', elsewhere)).code, 'not-found')
})

test('settings begin as they are for everybody, and are edited exactly', async () => {
  const at = path.replace('workflows', 'workflow-settings')
  const settings = await calls.made<WorkflowSettingsAnswer>(mateo, 'GET', at)
  assert.deepEqual(settings, {
    defaultApprover: null,
    acceleration: { on: false, levelsMax: 3, everyDays: 5 },
    expiry: { on: false, afterDays: 30 },
    revision: 1,
  })
  const defaultApprover = referenceTo(await named('group', 'VPN Users'))
  const acceleration = { on: true, levelsMax: 2, everyDays: 1 }
  const body = { defaultApprover, acceleration, expiry: { on: true, afterDays: 365 } }
  const saved = await calls.made<WorkflowSettingsAnswer>(mateo, 'PUT', at, body, withTag(1))
  assert.deepEqual(saved, { ...body, revision: 2 })
  assert.equal((await calls.denied(mateo, 'PUT', at, body, withTag(1))).code, 'changed-meanwhile')
  for (const wrong of [
    { ...body, acceleration: { ...acceleration, levelsMax: 0 } },
    { ...body, expiry: { on: true, afterDays: 0 } },
    { ...body, expiry: { on: true, afterDays: 366 } },
  ])
    assert.equal((await calls.denied(mateo, 'PUT', at, wrong)).code, 'invalid-input')
  assert.equal((await audited('workflow-settings.changed')).length, 1)
  const { expiry } = await calls.made<WorkflowSettingsAnswer>(mateo, 'PUT', at, { defaultApprover, acceleration })
  assert.deepEqual(expiry, body.expiry, 'whoever knows of no expiry turns none off')
})

const trial = async (change: object, more: object = {}) => {
  const requesterId = (await named('user', 'Tom Becker')).id
  return calls.made<Trial>(mateo, 'POST', `${path}/try`, { requesterId, change, ...more })
}

test('tried out, a change tells which workflow would hold it, and why not the others; nothing happens', async () => {
  const create = (department: string) => ({ kind: 'user.create', values: { displayName: 'Nia', department } })
  const it = await trial(create('it'))
  assert.deepEqual([it.outcome, it.matched?.name, it.considered.length], ['asks', 'New people', 9])
  const sales = await trial(create('Sales'))
  assert.deepEqual([sales.outcome, sales.matched], ['refused', null])
  const sentence = 'Its filter wants one of: the object’s Department equals “IT” (it is “Sales”).'
  assert.equal(sales.considered.find(({ name }) => name === 'New people')?.why, sentence)
  const { id: targetId } = await named('user', 'Tom Becker')
  const personal = await trial({ kind: 'user.edit', targetId, values: { city: 'Ulm' } })
  assert.equal(personal.outcome, 'at-once')
  const tom = await calls.made<StoredObject>(grace, 'GET', `${objects}/${targetId}`)
  assert.notEqual(tom.attributes.city, 'Ulm')
})

test('a trial says who would be asked, and with whom it lies where nobody can be: never the requester', async () => {
  const [tom, ada] = [await named('user', 'Tom Becker'), await named('user', 'Ada Lindqvist')]
  const askedBy = async (requester: StoredObject) => {
    const change = { kind: 'user.changeManager', targetId: tom.id, people: { manager: [] } }
    const { matched } = await trial(change, { requesterId: requester.id })
    return [matched?.queue, matched?.askedOf.map(({ name }) => name).includes('Ada Lindqvist')]
  }
  assert.deepEqual(await askedBy(tom), ['approvers', true])
  assert.deepEqual((await askedBy(ada))[1], false)
})

test('a draft counts in the trial as if it were saved, in place of what it is of', async () => {
  const mine = (await list()).at(-1) as WorkflowAnswer
  const change = { kind: 'user.create', values: { department: 'Sales' } }
  const workflow = { ...entered(mine), filter: { match: 'all', conditions: [] } }
  assert.equal((await trial(change, { draft: { id: mine.id, workflow } })).outcome, 'asks')
  assert.equal((await trial(change)).outcome, 'refused')
  const other = { ...workflow, name: 'Other', priority: 1 }
  assert.equal((await trial(change, { draft: { id: null, workflow: other } })).matched?.name, 'Other')
})

test('what a trial is of must be there', async () => {
  const denied = await calls.denied(mateo, 'POST', `${path}/try`, {
    ...{ requesterId: newId(), change: { kind: 'user.create' } },
  })
  assert.deepEqual(
    denied.errors?.map((one) => one.path),
    ['body.requesterId'],
  )
  const gone = await calls.denied(mateo, 'POST', `${path}/try`, { change: { kind: 'group.join', targetId: newId() } })
  assert.deepEqual(
    gone.errors?.map((one) => one.path),
    ['body.change.targetId'],
  )
})

test('deleted it is gone, and the audit log keeps what it was', async () => {
  const mine = (await list()).at(-1) as WorkflowAnswer
  await calls.made(mateo, 'DELETE', `${path}/${mine.id}`)
  assert.equal((await list()).length, 8)
  const [entry] = await audited('workflow.deleted')
  assert.equal((entry?.details.old as WorkflowAnswer | undefined)?.name, 'New people')
})
