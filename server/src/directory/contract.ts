// What every provider is held to. A provider's test file calls this with a store of its own, empty or not.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Change, ChangeValues } from '@countersign/core/changes'
import type { ObjectDetails, Reference } from '@countersign/core/directory'
import { newId } from '../platform/ids.ts'
import type { Applied, Directory, Walked } from './directory.ts'

export type ContractSubject = {
  directory: Directory
  /** In which new users may have their names. */
  domain: string
}

type Named = Pick<Reference, 'id' | 'kind' | 'name'>

/** Registers the tests. `open` is called once, before the first. */
export function directoryContract(provider: string, open: () => Promise<ContractSubject>): void {
  let opened: Promise<ContractSubject> | undefined
  const subject = () => {
    opened ??= open()
    return opened
  }
  const rule = (name: string, prove: (deeds: Deeds) => Promise<void>) =>
    test(`${provider}: ${name}`, async () => prove(deedsOn(await subject())))

  rule('a user who was created is found by id, by user name in any case, and by mail nickname', async (deeds) => {
    const nia = await deeds.user('nia', { department: 'Sales', jobTitle: 'Buyer' })
    const userPrincipalName = String(nia.attributes.userPrincipalName)
    for (const name of [
      nia.id,
      userPrincipalName,
      userPrincipalName.toUpperCase(),
      String(nia.attributes.mailNickname),
    ])
      assert.equal((await deeds.directory.find(name))?.id, nia.id, name)
    assert.deepEqual([nia.kind, nia.attributes.department, nia.attributes.jobTitle], ['user', 'Sales', 'Buyer'])
    assert.equal(nia.attributes.accountEnabled, true)
    assert.equal(await deeds.directory.get(newId()), undefined)
    assert.equal(await deeds.directory.get('no id at all'), undefined)
    assert.equal(await deeds.directory.find('nobody.at.all'), undefined)
    const called = await deeds.directory.usersNamed(userPrincipalName.toUpperCase())
    assert.deepEqual(idsOf(called), [nia.id])
    assert.deepEqual(await deeds.directory.usersNamed('nobody.at.all'), [])
  })

  rule('D1 a creation that comes twice with one key creates one user, and answers who that is', async (deeds) => {
    const [change, key] = [deeds.creation('twice'), newId()]
    const first = await deeds.directory.apply(change, key)
    const second = await deeds.directory.apply(change, key)
    assert.ok(first.ok && second.ok, JSON.stringify([first, second]))
    assert.equal(second.targetId, first.targetId)
  })

  rule(
    'D1 another key does not find what the first created: the name is taken, and the sentence says so',
    async (deeds) => {
      const change = deeds.creation('taken')
      assert.ok((await deeds.directory.apply(change, newId())).ok)
      const refused = refusalOf(await deeds.directory.apply(change, newId()))
      assert.equal(refused.code, 'name-taken')
      assert.match(refused.sentence, /taken/)
    },
  )

  rule('an edit writes the new values, takes out what is null, and moves the version', async (deeds) => {
    const before = await deeds.user('edited', { department: 'Sales', jobTitle: 'Buyer' })
    const { after } = await deeds.edit(before, { department: 'Research', jobTitle: null, displayName: 'Edited Anew' })
    assert.equal(after.attributes.department, 'Research')
    assert.equal(after.attributes.jobTitle ?? null, null)
    assert.equal(after.name, 'Edited Anew')
    assert.notEqual(after.version, before.version)
  })

  rule('D2 what is no longer the old value is a conflict that names it, and nothing is written', async (deeds) => {
    const before = await deeds.user('stale', { department: 'Sales', jobTitle: 'Buyer' })
    await deeds.edit(before, { department: 'Finance' })
    const old = { department: 'Sales', jobTitle: 'Buyer' }
    const change = valuesOf('user.edit', before, old, { department: 'Research', jobTitle: 'Chemist' })
    const refused = refusalOf(await deeds.directory.apply(change, newId()))
    assert.ok(refused.code === 'conflict')
    assert.deepEqual(refused.conflicts, [{ name: 'department', old: 'Sales', current: 'Finance' }])
    const after = await deeds.details(before.id)
    assert.deepEqual([after.attributes.department, after.attributes.jobTitle], ['Finance', 'Buyer'])
  })

  rule('D2 what a change does not name may have changed', async (deeds) => {
    const before = await deeds.user('beside', { department: 'Sales' })
    await deeds.edit(before, { jobTitle: 'Chemist' })
    const { after } = await deeds.edit(before, { department: 'Research' })
    assert.deepEqual([after.attributes.department, after.attributes.jobTitle], ['Research', 'Chemist'])
  })

  rule('a manager is set, told from both ends, and taken away', async (deeds) => {
    const [ada, tom] = [await deeds.user('ada'), await deeds.user('tom')]
    await deeds.apply(valuesOf('user.changeManager', tom, { manager: [] }, { manager: [named(ada)] }))
    assert.deepEqual(idsOf(managersOf(await deeds.details(tom.id))), [ada.id])
    assert.deepEqual(idsOf(items(await deeds.directory.reports(ada.id, all))), [tom.id])
    await deeds.apply(valuesOf('user.changeManager', tom, { manager: [named(ada)] }, { manager: [] }))
    assert.deepEqual(managersOf(await deeds.details(tom.id)), [])
    assert.deepEqual(items(await deeds.directory.reports(ada.id, all)), [])
  })

  rule('a user who was terminated is there, and may not sign in', async (deeds) => {
    const gone = await deeds.user('gone')
    await deeds.apply(valuesOf('user.terminate', gone, { accountEnabled: true }, { accountEnabled: false }))
    assert.equal((await deeds.details(gone.id)).attributes.accountEnabled, false)
  })

  rule('a password that is reset is told, the same for the same key', async (deeds) => {
    const change = valuesOf('user.resetPassword', await deeds.user('forgetful'), {}, {})
    const key = newId()
    const [first, second] = [await deeds.directory.apply(change, key), await deeds.directory.apply(change, key)]
    assert.ok(first.ok && second.ok && first.temporaryPassword)
    assert.match(first.temporaryPassword, /^\S{12,}$/)
    assert.equal(second.temporaryPassword, first.temporaryPassword)
  })

  rule('a group has the owners and members that it was created with, told from both ends', async (deeds) => {
    const [grace, nia] = [await deeds.user('grace'), await deeds.user('member')]
    const group = await deeds.group('created', { owners: [named(grace)], members: [named(nia)] })
    assert.deepEqual(group.kind === 'group' && idsOf(group.owners), [grace.id])
    assert.deepEqual(idsOf(items(await deeds.directory.members(group.id, all))), [nia.id])
    assert.ok(idsOf(items(await deeds.directory.memberOf(nia.id, all))).includes(group.id))
    assert.ok(idsOf(items(await deeds.directory.ownedBy(grace.id, all))).includes(group.id))
  })

  rule('D4 who is in it already is added, who is not is removed', async (deeds) => {
    const [owner, nia] = [await deeds.user('owner'), await deeds.user('joins')]
    const group = await deeds.group('joined', { owners: [named(owner)] })
    for (const kind of ['group.join', 'group.addMember'] as const) await deeds.apply(membership(kind, group, nia))
    assert.equal(await deeds.directory.isMember(group.id, nia.id), true)
    for (const kind of ['group.leave', 'group.removeMember'] as const) await deeds.apply(membership(kind, group, nia))
    assert.equal(await deeds.directory.isMember(group.id, nia.id), false)
    assert.ok(await deeds.directory.get(nia.id), 'a member who is taken out is not deleted')
  })

  rule('a group is nested in another', async (deeds) => {
    const owner = await deeds.user('nester')
    const [outer, inner] = [
      await deeds.group('outer', { owners: [named(owner)] }),
      await deeds.group('inner', { owners: [named(owner)] }),
    ]
    await deeds.apply(membership('group.nest', outer, inner))
    const [member] = items(await deeds.directory.members(outer.id, all))
    assert.deepEqual([member?.id, member?.kind], [inner.id, 'group'])
  })

  rule('owners are exchanged', async (deeds) => {
    const [one, other] = [await deeds.user('one'), await deeds.user('other')]
    const group = await deeds.group('owned', { owners: [named(one)] })
    await deeds.apply(valuesOf('group.changeOwners', group, { owners: [named(one)] }, { owners: [named(other)] }))
    const after = await deeds.details(group.id)
    assert.deepEqual(after.kind === 'group' && idsOf(after.owners), [other.id])
  })

  rule('what was deleted is gone, is deleted again without complaint, and takes no other change', async (deeds) => {
    const user = await deeds.user('deleted')
    const change = { ...valuesOf('user.edit', user, {}, {}), kind: 'user.delete' } as Change
    await deeds.apply(change)
    assert.equal(await deeds.directory.get(user.id), undefined)
    await deeds.apply(change)
    const edit = valuesOf('user.edit', user, { jobTitle: null }, { jobTitle: 'Ghost' })
    assert.equal(refusalOf(await deeds.directory.apply(edit, newId())).code, 'not-there')
    const { directory } = deeds
    const group = await deeds.group('of ghosts', { owners: [named(await deeds.user('warden'))] })
    assert.equal(
      refusalOf(await directory.apply(membership('group.addMember', group, user), newId())).code,
      'not-there',
    )
  })

  rule(
    'who may be asked is known: a user with their manager, a group with its owners and all users within',
    async (deeds) => {
      const [boss, nia, off] = [await deeds.user('boss'), await deeds.user('asked'), await deeds.user('switched-off')]
      await deeds.apply(valuesOf('user.changeManager', nia, { manager: [] }, { manager: [named(boss)] }))
      await deeds.apply(valuesOf('user.terminate', off, { accountEnabled: true }, { accountEnabled: false }))
      const inner = await deeds.group('within', { owners: [named(boss)], members: [named(nia), named(off)] })
      const outer = await deeds.group('around', { owners: [named(boss)] })
      await deeds.apply(membership('group.nest', outer, inner))
      const standings = await deeds.directory.standings([nia.id, outer.id, newId()])
      assert.equal(standings.length, 2)
      const asUser = standings.find((one) => one.kind === 'user')
      assert.deepEqual([asUser?.person.id, asUser?.person.enabled, asUser?.manager?.id], [nia.id, true, boss.id])
      assert.equal(asUser?.person.userName, nia.attributes.userPrincipalName)
      const asGroup = standings.find((one) => one.kind === 'group')
      assert.deepEqual(idsOf(asGroup?.owners ?? []), [boss.id])
      const members = asGroup?.members ?? []
      assert.deepEqual(idsOf(members).toSorted(), [nia.id, off.id].toSorted())
      assert.deepEqual(
        members.filter(({ enabled }) => !enabled).map(({ id }) => id),
        [off.id],
      )
    },
  )

  rule('a search finds by the beginning of a name, and its pages leave out nobody and repeat nobody', async (deeds) => {
    const word = `zq${newId().slice(-6)}`
    const made = []
    for (const number of [1, 2, 3, 4, 5]) made.push(await deeds.user(`${word}${number}`))
    const found: string[] = []
    for (let cursor: string | undefined, pages = 0; pages < 10; pages += 1) {
      const page = await deeds.directory.search({ kind: 'user', words: word, department: undefined, cursor, limit: 2 })
      assert.ok(page !== 'invalid-cursor')
      found.push(...idsOf(page.items))
      if (page.nextCursor === null) break
      cursor = page.nextCursor
    }
    assert.deepEqual(found.toSorted(), idsOf(made).toSorted())
    assert.deepEqual(items(await deeds.directory.search({ ...everything, words: `${word}nobody` })), [])
    assert.equal(await deeds.directory.search({ ...everything, words: '', cursor: 'made up' }), 'invalid-cursor')
  })
}

const all = { cursor: undefined, limit: 100 }
const everything = { kind: 'user', department: undefined, ...all } as const

const idsOf = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id)

const named = ({ id, kind, name }: Named): Reference => ({ id, kind, name })

const managersOf = (details: ObjectDetails): readonly Reference[] => (details.kind === 'user' ? details.manager : [])

function items<Item>(walked: Walked<Item>): Item[] {
  assert.ok(walked !== 'invalid-cursor')
  return walked.items
}

function refusalOf(applied: Applied) {
  assert.ok(!applied.ok, JSON.stringify(applied))
  return applied
}

type ValuesKind = Extract<Change, { old: ChangeValues; target: Reference; member: null }>['kind']

const valuesOf = (kind: ValuesKind, target: Named, old: ChangeValues, after: ChangeValues): Change =>
  ({ kind, target: named(target), member: null, old, new: after }) as Change

const membership = (kind: Extract<Change, { member: Reference }>['kind'], group: Named, member: Named): Change => ({
  ...{ kind, target: named(group), member: named(member), old: {}, new: {} },
})

type Deeds = ReturnType<typeof deedsOn>

/** What a test does, with names that nobody else in the store has. */
function deedsOn({ directory, domain }: ContractSubject) {
  const details = async (id: string): Promise<ObjectDetails> => {
    const found = await directory.get(id)
    assert.ok(found, `${id} is not there`)
    return found
  }
  const creation = (name: string, values: ChangeValues = {}): Change => {
    const nickname = `${name}.${newId().slice(-12)}`.replaceAll(' ', '-')
    const own = { displayName: nickname, mailNickname: nickname, userPrincipalName: `${nickname}@${domain}` }
    return {
      kind: 'user.create',
      target: null,
      member: null,
      old: {},
      new: { ...own, accountEnabled: true, ...values },
    }
  }
  const apply = async (change: Change): Promise<ObjectDetails | undefined> => {
    const applied = await directory.apply(change, newId())
    assert.ok(applied.ok, JSON.stringify(applied))
    return directory.get(applied.targetId)
  }
  const made = async (change: Change): Promise<ObjectDetails> => {
    const object = await apply(change)
    assert.ok(object)
    return object
  }
  return {
    ...{ directory, details, creation, apply },
    user: (name: string, values: ChangeValues = {}) => made(creation(name, values)),
    group: (name: string, values: ChangeValues = {}) => {
      const nickname = `${name}-${newId().slice(-12)}`.replaceAll(' ', '-')
      const own = { displayName: nickname, mailNickname: nickname, groupType: 'security', securityType: 'semi-private' }
      return made({ kind: 'group.create', target: null, member: null, old: {}, new: { ...own, ...values } })
    },
    edit: async (before: ObjectDetails, after: ChangeValues) => {
      const old = Object.fromEntries(Object.keys(after).map((name) => [name, before.attributes[name] ?? null]))
      return { after: await made(valuesOf('user.edit', before, old, after)) }
    },
  }
}
