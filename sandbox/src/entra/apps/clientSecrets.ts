import { randomUUID } from 'node:crypto'
import type { Store } from '../../store/index.ts'
import { hashOf, newSecret, sameSecret } from '../secrets.ts'

export type ClientSecret = { id: string; description: string; hint: string; startsAt: number; endsAt: number }

type NewClientSecret = Pick<ClientSecret, 'description' | 'startsAt' | 'endsAt'> & { id?: string; value?: string }

/** The value is told this one time. Its first letters stay as a hint. */
export function addSecret(store: Store, clientId: string, secret: NewClientSecret): { id: string; value: string } {
  const { id = randomUUID(), value = newSecret(), description, startsAt, endsAt } = secret
  store.run`
    insert into client_secret (id, client_id, description, hint, value_hash, starts_at, ends_at)
    values (${id}, ${clientId}, ${description}, ${value.slice(0, 3)}, ${hashOf(value)}, ${startsAt}, ${endsAt})`
  return { id, value }
}

export const removeSecret = (store: Store, clientId: string, id: string): boolean =>
  store.row`delete from client_secret where client_id = ${clientId} and id = ${id} returning id` !== undefined

export const secretsOf = (store: Store, clientId: string): ClientSecret[] =>
  store.rows<ClientSecret>`
    select id, description, hint, starts_at as startsAt, ends_at as endsAt
    from client_secret where client_id = ${clientId} order by ends_at limit 1000`

/** Which of an app's secrets this is. */
export const findSecret = (store: Store, clientId: string, value: string): ClientSecret | undefined =>
  store.rows<ClientSecret & { valueHash: string }>`
    select id, description, hint, starts_at as startsAt, ends_at as endsAt, value_hash as valueHash
    from client_secret where client_id = ${clientId} order by ends_at desc limit 1000`.find(({ valueHash }) =>
    sameSecret(valueHash, hashOf(value)),
  )
