import assert from 'node:assert/strict'
import type { ObjectAnswer, StoredObject } from '@countersign/core/api'
import type { Reference } from '@countersign/core/directory'
import { newId } from '../../platform/ids.ts'
import type { Name } from '../testServer.ts'
import type { Colleagues, List } from './people.ts'

/** Users and groups, as the administrator sees and makes them: at once. */
export function companyObjects({ calls, as, ask, storeId }: Colleagues) {
  const get = async <Answer>(path: string) =>
    calls.made<Answer>(await as('Grace Okafor'), 'GET', `/stores/${storeId}/objects${path}`)
  const objectAt = (id: string) => get<ObjectAnswer>(`/${id}`)
  const person = async (name: Name): Promise<Reference> => {
    const [found] = (await get<List<StoredObject>>(`?kind=user&search=${encodeURIComponent(name)}`)).items
    assert.ok(found, name)
    return { id: found.id, kind: 'user', name: found.name }
  }
  const made = async (change: object): Promise<ObjectAnswer> => {
    const submitted = (await ask('Grace Okafor', change)).change
    assert.equal(submitted.state, 'applied', JSON.stringify(submitted))
    return objectAt(submitted.target?.id ?? '')
  }
  return {
    ...{ objectAt, person },
    createUser: (nickname = newId().slice(-12)): Promise<ObjectAnswer> =>
      made({
        kind: 'user.create',
        values: {
          ...{ displayName: `Nia ${nickname}`, mailNickname: nickname, department: 'Sales' },
          ...{ userPrincipalName: `${nickname}@alder.example`, mail: `${nickname}@alder.example` },
        },
      }),
    createGroup: async (owners: readonly Name[], securityType = 'semi-private'): Promise<ObjectAnswer> => {
      const nickname = `g${newId().slice(-12)}`
      const ownerIds = (await Promise.all(owners.map(person))).map(({ id }) => id)
      const values = { displayName: `Group ${nickname}`, mailNickname: nickname, securityType }
      return made({ kind: 'group.create', values, ownerIds })
    },
    isMember: async (group: ObjectAnswer, name: Name): Promise<boolean> => {
      const { items } = await get<List<StoredObject>>(`/${group.id}/related?by=members&limit=200`)
      const { id } = await person(name)
      return items.some((one) => one.id === id)
    },
  }
}
