// Groups: owners, members, nesting.

import assert from 'node:assert/strict'
import { all, idsOf, items } from './answered.ts'
import { membership, named, valuesOf } from './asked.ts'
import type { Rules } from './rules.ts'

export const groupRules: Rules = {
  'a group has the owners and members that it was created with, told from both ends': async (deeds) => {
    const [grace, nia] = [await deeds.user('grace'), await deeds.user('member')]
    const group = await deeds.group('created', { owners: [named(grace)], members: [named(nia)] })
    assert.deepEqual(group.kind === 'group' && idsOf(group.owners), [grace.id])
    assert.deepEqual(idsOf(items(await deeds.directory.members(group.id, all))), [nia.id])
    assert.ok(idsOf(items(await deeds.directory.memberOf(nia.id, all))).includes(group.id))
    assert.ok(idsOf(items(await deeds.directory.ownedBy(grace.id, all))).includes(group.id))
  },

  'D4 who is in it already is added, who is not is removed': async (deeds) => {
    const [owner, nia] = [await deeds.user('owner'), await deeds.user('joins')]
    const group = await deeds.group('joined', { owners: [named(owner)] })
    for (const kind of ['group.join', 'group.addMember'] as const) await deeds.apply(membership(kind, group, nia))
    assert.equal(await deeds.directory.isMember(group.id, nia.id), true)
    for (const kind of ['group.leave', 'group.removeMember'] as const) await deeds.apply(membership(kind, group, nia))
    assert.equal(await deeds.directory.isMember(group.id, nia.id), false)
    assert.ok(await deeds.directory.get(nia.id), 'a member who is taken out is not deleted')
  },

  'a group is nested in another': async (deeds) => {
    const owner = await deeds.user('nester')
    const [outer, inner] = [
      await deeds.group('outer', { owners: [named(owner)] }),
      await deeds.group('inner', { owners: [named(owner)] }),
    ]
    await deeds.apply(membership('group.nest', outer, inner))
    const [member] = items(await deeds.directory.members(outer.id, all))
    assert.deepEqual([member?.id, member?.kind], [inner.id, 'group'])
  },

  'owners are exchanged': async (deeds) => {
    const [one, other] = [await deeds.user('one'), await deeds.user('other')]
    const group = await deeds.group('owned', { owners: [named(one)] })
    await deeds.apply(valuesOf('group.changeOwners', group, { owners: [named(one)] }, { owners: [named(other)] }))
    const after = await deeds.details(group.id)
    assert.deepEqual(after.kind === 'group' && idsOf(after.owners), [other.id])
  },
}
