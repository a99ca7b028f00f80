import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change } from '../changes/index.ts'
import {
  type GroupDetails,
  type ObjectDetails,
  type Reference,
  referenceOf,
  schemaOf,
  type UserDetails,
} from '../directory/index.ts'
import { approversInWords, relatedApproversFor } from './approvers.ts'
import { checkWorkflow, enteredWorkflow } from './entered.ts'
import type { Condition, Occasion } from './filter.ts'
import { matchWorkflow } from './match.ts'
import { shadowOf } from './shadow.ts'
import { systemPriority, systemWorkflowNames, systemWorkflows } from './system.ts'
import type { Workflow } from './workflow.ts'

const person = (id: string): Reference => ({ id, kind: 'user', name: id })
const userOf = (id: string, more: Partial<UserDetails> = {}): UserDetails => ({
  ...{ id, kind: 'user', name: id, version: '1', fixed: null, manager: [], additionalManagers: [] },
  ...{ attributes: { displayName: id, department: 'Sales' }, ...more },
})
const groupOf = (id: string, more: Partial<GroupDetails> = {}): GroupDetails => ({
  ...{ id, kind: 'group', name: id, version: '1', fixed: null, owners: [], additionalOwners: [] },
  ...{ attributes: { displayName: id, securityType: 'semi-private' }, ...more },
})

const tom = userOf('tom', { manager: [person('ada')] })
const grace = userOf('grace')
const lab = groupOf('lab')
const gala = groupOf('gala', { attributes: { ...lab.attributes, securityType: 'public' } })

const system: Workflow[] = systemWorkflowNames.map((event, index) => ({
  ...{ id: event, storeId: 's', system: event, event, filter: { match: 'all', conditions: [] }, accelerated: true },
  ...{ ...systemWorkflows[event], priority: systemPriority + index, revision: 1 },
  objects: ['reset-password', 'transfer', 'terminate', 'change-manager'].includes(event) ? ['user'] : ['group'],
}))

const made = (id: string, more: Partial<Workflow>): Workflow => ({
  ...{ id, storeId: 's', system: null, name: id, description: '', enabled: true, event: 'edit', objects: ['user'] },
  ...{ fields: [], filter: { match: 'all', conditions: [] }, approvers: [], accelerated: true, priority: 100 },
  ...{ revision: 1, ...more },
})

const values = (
  kind: 'user.edit' | 'user.changeManager' | 'user.transfer',
  of: ObjectDetails,
  after: Change['new'],
) => ({
  ...{ change: { kind, target: referenceOf(of), member: null, old: {}, new: after } as Change },
  ...{ target: of, requester: grace },
})
const membership = (kind: 'group.join' | 'group.leave' | 'group.addMember' | 'group.nest', of: ObjectDetails) => ({
  ...{ change: { kind, target: referenceOf(of), member: person('tom'), old: {}, new: {} } as Change },
  ...{ target: of, requester: tom },
})
const creation = (department: string): Occasion => ({
  change: { kind: 'user.create', target: null, member: null, old: {}, new: { displayName: 'Nia', department } },
  ...{ target: null, requester: tom },
})

const matchedBy = (workflows: Workflow[], occasion: Occasion) => matchWorkflow(workflows, occasion).matched?.id
const why = (workflows: Workflow[], occasion: Occasion, id: string) =>
  matchWorkflow(workflows, occasion).considered.find(({ workflow }) => workflow.id === id)?.why

test('an identity store begins with eight workflows, five of them switched on', () => {
  assert.equal(system.length, 8)
  const on = system.filter(({ enabled }) => enabled).map(({ id }) => id)
  assert.deepEqual(on.toSorted(), ['change-manager', 'join', 'leave', 'nest', 'transfer'])
  assert.equal(approversInWords(systemWorkflows.transfer.approvers), 'New manager')
  assert.equal(approversInWords(systemWorkflows.nest.approvers), 'Owner and additional owner')
})

test('W1 what was made for just this deed comes before what watches edits at large', () => {
  const wide = made('wide', { priority: 1 })
  const manager = values('user.changeManager', tom, { manager: [person('ines')] })
  assert.equal(matchedBy([wide, ...system], manager), 'change-manager')
  const without = system.map((one) => ({ ...one, enabled: false }))
  assert.equal(matchedBy([wide, ...without], manager), 'wide')
})

test('W1 of those for the same event the lowest priority is taken, and only one', () => {
  const [early, late] = [made('early', { priority: 7 }), made('late', { priority: 8 })]
  const edit = values('user.edit', tom, { department: 'IT' })
  const { matched, considered } = matchWorkflow([late, early], edit)
  assert.equal(matched?.id, 'early')
  assert.deepEqual(
    considered.map(({ matches, why }) => [matches, why]),
    [
      [true, 'It waits for “Edit”.'],
      [true, 'It would match, too, but “early” comes first.'],
    ],
  )
})

test('W2 what is switched off, for other objects or watches other fields holds nothing, and says so', () => {
  const edit = values('user.edit', tom, { department: 'IT' })
  const cases = [
    [made('off', { enabled: false }), 'It is switched off.'],
    [made('groups', { objects: ['group'] }), 'It is not for users.'],
    [made('create', { event: 'create' }), 'It waits for “Create”; this is “Edit user”.'],
    [made('city', { fields: ['city', 'manager'] }), 'It watches City, Manager, and nothing of that changes.'],
  ] as const
  for (const [workflow, sentence] of cases) {
    assert.equal(matchedBy([workflow], edit), undefined, workflow.id)
    assert.equal(why([workflow], edit, workflow.id), sentence)
  }
  assert.equal(matchedBy([made('any', { fields: ['city', 'department'] })], edit), 'any')
})

test('W2 members are a field of a group: whoever else puts somebody in edits it', () => {
  const watching = made('members', { objects: ['group'], fields: ['members'] })
  assert.equal(matchedBy([watching], membership('group.addMember', lab)), 'members')
  assert.equal(
    matchedBy([made('other', { objects: ['group'], fields: ['mail'] })], membership('group.addMember', lab)),
    undefined,
  )
})

test('W3 joining and leaving are held for semi-private groups only', () => {
  for (const kind of ['group.join', 'group.leave'] as const) {
    assert.equal(matchedBy(system, membership(kind, lab)), kind.slice('group.'.length))
    assert.equal(matchedBy(system, membership(kind, gala)), undefined)
  }
  assert.match(why(system, membership('group.join', gala), 'join') ?? '', /group is public/)
})

test('W3 a password is held if it is one’s own', () => {
  const on = system.map((one) => ({ ...one, enabled: true }))
  const reset = (requester: ObjectDetails | null): Occasion => ({
    change: { kind: 'user.resetPassword', target: referenceOf(tom), member: null, old: {}, new: {} },
    ...{ target: tom, requester },
  })
  assert.equal(matchedBy(on, reset(tom)), 'reset-password')
  assert.equal(matchedBy(on, reset(grace)), undefined)
  assert.equal(matchedBy(on, reset(null)), undefined)
})

const when = (...conditions: Condition[]) => ({ match: 'all', conditions }) as const
const condition = (scope: Condition['scope'], operator: Condition['operator'], value = ''): Condition => ({
  ...{ scope, attribute: 'department', operator, value },
})

test('a condition speaks of the requester, the object, the old or the new value, and of nobody else', () => {
  const target = userOf('mia', { attributes: { ...tom.attributes, department: 'Target' } })
  const requester = userOf('rob', { attributes: { ...tom.attributes, department: 'Requester' } })
  const occasion: Occasion = {
    change: { ...values('user.edit', target, { department: 'New' }).change, old: { department: 'Old' } } as Change,
    ...{ target, requester },
  }
  const meant = { requester: 'Requester', target: 'Target', 'change.old': 'Old', 'change.new': 'New' } as const
  for (const [scope, value] of Object.entries(meant) as [Condition['scope'], string][])
    for (const [name, word] of Object.entries(meant))
      assert.equal(
        matchedBy([made('x', { filter: when(condition(scope, 'equals', word)) })], occasion) === 'x',
        value === word,
        `${scope} ${name}`,
      )
})

test('conditions compare whatever the case; what is to be created is its own target', () => {
  const it = (operator: Condition['operator'], value = '') =>
    made('it', { event: 'create', filter: when(condition('target', operator, value)) })
  assert.equal(matchedBy([it('equals', ' it ')], creation('IT')), 'it')
  assert.equal(matchedBy([it('equals', 'it')], creation('Sales')), undefined)
  assert.equal(matchedBy([it('not-equals', 'it')], creation('Sales')), 'it')
  assert.equal(matchedBy([it('present')], creation('IT')), 'it')
  assert.equal(matchedBy([it('not-present')], creation('IT')), undefined)
  const sentence = 'Its filter wants: the object’s Department equals “it” (it is “Sales”).'
  assert.equal(why([it('equals', 'it')], creation('Sales'), 'it'), sentence)
})

test('all conditions, or any one of them', () => {
  const conditions = [condition('target', 'equals', 'IT'), condition('requester', 'equals', 'Nowhere')]
  const both = (match: 'all' | 'any') => made('x', { event: 'create', filter: { match, conditions } })
  assert.equal(matchedBy([both('all')], creation('IT')), undefined)
  assert.equal(matchedBy([both('any')], creation('IT')), 'x')
  assert.equal(matchedBy([both('any')], creation('Sales')), undefined)
})

test('a requester who is nobody in the store has nothing', () => {
  const stranger = { ...creation('IT'), requester: null }
  const of = (operator: Condition['operator']) =>
    made('x', { event: 'create', filter: when(condition('requester', operator, 'Sales')) })
  assert.equal(matchedBy([of('equals')], stranger), undefined)
  assert.equal(matchedBy([of('not-equals')], stranger), 'x')
})

const schema = schemaOf('embedded')
const problems = (more: object) =>
  checkWorkflow(enteredWorkflow.parse({ name: 'Mine', event: 'edit', objects: ['user'], ...more }), schema)
const namesOf = (more: object) => problems(more).map(({ name }) => name)

test('approvers are asked only where there are any', () => {
  assert.deepEqual(relatedApproversFor('create', ['user', 'group']), [])
  assert.deepEqual(relatedApproversFor('edit', ['group']), ['owner', 'owners'])
  assert.deepEqual(relatedApproversFor('edit', ['user']), ['manager', 'managers'])
  assert.deepEqual(relatedApproversFor('transfer', ['user']), ['manager', 'managers', 'new-manager'])
  assert.deepEqual(namesOf({ event: 'create', approvers: [{ kind: 'manager' }] }), ['approvers.0'])
  assert.deepEqual(namesOf({ approvers: [{ kind: 'managers' }, { kind: 'new-manager' }, { kind: 'owner' }] }), [
    ...['approvers.1', 'approvers.2'],
  ])
  assert.deepEqual(namesOf({ event: 'transfer', approvers: [{ kind: 'new-manager' }] }), [])
})

test('fields are watched for Edit only, and must be there', () => {
  assert.deepEqual(namesOf({ fields: ['department', 'manager'] }), [])
  assert.deepEqual(namesOf({ fields: ['members'] }), ['fields'])
  assert.deepEqual(namesOf({ event: 'create', fields: ['department'] }), ['fields'])
  assert.deepEqual(namesOf({ event: 'join' }), ['objects'])
})

test('a condition names an attribute that there is, and a value to compare with', () => {
  const filter = (attribute: string, value: string) => ({
    filter: { match: 'all', conditions: [{ scope: 'target', attribute, operator: 'equals', value }] },
  })
  assert.deepEqual(namesOf(filter('department', 'IT')), [])
  assert.deepEqual(namesOf(filter('department', ' ')), ['filter.conditions.0.value'])
  assert.deepEqual(namesOf(filter('shoeSize', '44')), ['filter.conditions.0.attribute'])
})

test('a workflow that never fires since another one takes everything before it is told so, and no other', () => {
  const wide = made('wide', { priority: 1 })
  const titles = made('titles', { fields: ['jobTitle'] })
  const both = [titles, wide]
  assert.equal(shadowOf(titles, both)?.id, 'wide')
  assert.equal(shadowOf(wide, both), undefined)
  const spared: Partial<Workflow>[] = [
    { enabled: false },
    { priority: 500 },
    { event: 'delete' },
    { objects: ['group'] },
    { fields: ['department'] },
    { filter: when(condition('target', 'present')) },
  ]
  for (const more of spared)
    assert.equal(shadowOf(titles, [titles, { ...wide, ...more }]), undefined, JSON.stringify(more))
  assert.equal(shadowOf({ ...titles, enabled: false }, both), undefined)
  assert.equal(shadowOf(made('any', {}), [{ ...wide, fields: ['department'] }]), undefined)
})
