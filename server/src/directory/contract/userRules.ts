// Users: their names, managers, sign-in and passwords.

import assert from 'node:assert/strict'
import { newId } from '../../platform/ids.ts'
import { all, idsOf, items, managersOf } from './answered.ts'
import { named, valuesOf } from './asked.ts'
import type { Rules } from './rules.ts'

export const userRules: Rules = {
  'a user who was created is found by id, by user name in any case, and by mail nickname': async (deeds) => {
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
  },

  'a manager is set, told from both ends, and taken away': async (deeds) => {
    const [ada, tom] = [await deeds.user('ada'), await deeds.user('tom')]
    await deeds.apply(valuesOf('user.changeManager', tom, { manager: [] }, { manager: [named(ada)] }))
    assert.deepEqual(idsOf(managersOf(await deeds.details(tom.id))), [ada.id])
    assert.deepEqual(idsOf(items(await deeds.directory.reports(ada.id, all))), [tom.id])
    await deeds.apply(valuesOf('user.changeManager', tom, { manager: [named(ada)] }, { manager: [] }))
    assert.deepEqual(managersOf(await deeds.details(tom.id)), [])
    assert.deepEqual(items(await deeds.directory.reports(ada.id, all)), [])
  },

  'a user who was terminated is there, and may not sign in': async (deeds) => {
    const gone = await deeds.user('gone')
    await deeds.apply(valuesOf('user.terminate', gone, { accountEnabled: true }, { accountEnabled: false }))
    assert.equal((await deeds.details(gone.id)).attributes.accountEnabled, false)
  },

  'a password that is reset is told, the same for the same key': async (deeds) => {
    const change = valuesOf('user.resetPassword', await deeds.user('forgetful'), {}, {})
    const key = newId()
    const [first, second] = [await deeds.directory.apply(change, key), await deeds.directory.apply(change, key)]
    assert.ok(first.ok && second.ok && first.temporaryPassword)
    assert.match(first.temporaryPassword, /^\S{12,}$/)
    assert.equal(second.temporaryPassword, first.temporaryPassword)
  },
}
