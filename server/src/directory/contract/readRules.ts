// What is read of many at once.

import assert from 'node:assert/strict'
import { newId } from '../../platform/ids.ts'
import { all, idsOf, items } from './answered.ts'
import { membership, named, valuesOf } from './asked.ts'
import type { Rules } from './rules.ts'

const everything = { kind: 'user', department: undefined, ...all } as const

export const readRules: Rules = {
  'who may be asked is known: a user with their manager, a group with its owners and all users within': async (
    deeds,
  ) => {
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

  'a search finds by the beginning of a name, and its pages leave out nobody and repeat nobody': async (deeds) => {
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
  },
}
