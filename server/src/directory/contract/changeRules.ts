// D1 and D2: what is asked twice happens once, and nothing is written over a value nobody saw.

import assert from 'node:assert/strict'
import type { Change } from '@countersign/core/changes'
import { newId } from '../../platform/ids.ts'
import { refusalOf } from './answered.ts'
import { membership, named, valuesOf } from './asked.ts'
import type { Rules } from './rules.ts'

export const changeRules: Rules = {
  'D1 a creation that comes twice with one key creates one user, and answers who that is': async (deeds) => {
    const [change, key] = [deeds.creation('twice'), newId()]
    const first = await deeds.directory.apply(change, key)
    const second = await deeds.directory.apply(change, key)
    assert.ok(first.ok && second.ok, JSON.stringify([first, second]))
    assert.equal(second.targetId, first.targetId)
  },

  'D1 another key does not find what the first created: the name is taken, and the sentence says so': async (deeds) => {
    const change = deeds.creation('taken')
    assert.ok((await deeds.directory.apply(change, newId())).ok)
    const refused = refusalOf(await deeds.directory.apply(change, newId()))
    assert.equal(refused.code, 'name-taken')
    assert.match(refused.sentence, /taken/)
  },

  'an edit writes the new values, takes out what is null, and moves the version': async (deeds) => {
    const before = await deeds.user('edited', { department: 'Sales', jobTitle: 'Buyer' })
    const { after } = await deeds.edit(before, { department: 'Research', jobTitle: null, displayName: 'Edited Anew' })
    assert.equal(after.attributes.department, 'Research')
    assert.equal(after.attributes.jobTitle ?? null, null)
    assert.equal(after.name, 'Edited Anew')
    assert.notEqual(after.version, before.version)
  },

  'D2 what is no longer the old value is a conflict that names it, and nothing is written': async (deeds) => {
    const before = await deeds.user('stale', { department: 'Sales', jobTitle: 'Buyer' })
    await deeds.edit(before, { department: 'Finance' })
    const old = { department: 'Sales', jobTitle: 'Buyer' }
    const change = valuesOf('user.edit', before, old, { department: 'Research', jobTitle: 'Chemist' })
    const refused = refusalOf(await deeds.directory.apply(change, newId()))
    assert.ok(refused.code === 'conflict')
    assert.deepEqual(refused.conflicts, [{ name: 'department', old: 'Sales', current: 'Finance' }])
    const after = await deeds.details(before.id)
    assert.deepEqual([after.attributes.department, after.attributes.jobTitle], ['Finance', 'Buyer'])
  },

  'D2 what a change does not name may have changed': async (deeds) => {
    const before = await deeds.user('beside', { department: 'Sales' })
    await deeds.edit(before, { jobTitle: 'Chemist' })
    const { after } = await deeds.edit(before, { department: 'Research' })
    assert.deepEqual([after.attributes.department, after.attributes.jobTitle], ['Research', 'Chemist'])
  },

  'what was deleted is gone, is deleted again without complaint, and takes no other change': async (deeds) => {
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
  },
}
