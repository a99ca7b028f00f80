import type { KnownCaller } from '../http/index.ts'
import type { Actor } from './entry.ts'

/** How the audit log names a caller: a token under its own name and its owner's. */
export const actorOf = ({ account, by }: KnownCaller): Actor =>
  by.kind === 'token'
    ? { kind: 'token', id: by.id, name: `${by.name} (${account.name})` }
    : { kind: 'account', id: account.id, name: account.name }
