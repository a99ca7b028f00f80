import assert from 'node:assert/strict'
import type { Change, ChangeValues } from '@countersign/core/changes'
import type { ObjectDetails } from '@countersign/core/directory'
import { newId } from '../../platform/ids.ts'
import type { Directory } from '../directory.ts'
import { valuesOf } from './asked.ts'

export type ContractSubject = {
  directory: Directory
  /** In which new users may have their names. */
  domain: string
}

export type Deeds = ReturnType<typeof deedsOn>

/** What a test does, with names that nobody else in the store has. */
export function deedsOn({ directory, domain }: ContractSubject) {
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
