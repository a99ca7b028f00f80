import type { HeldRole, Permission } from '@countersign/core/accounts'

/** Somebody we know, through a session or an API token. */
export type KnownCaller = {
  kind: 'known'
  account: { id: string; name: string; userPrincipalName: string | null; issuer: string }
  roles: HeldRole[]
  /** With a token: its scopes, as far as its owner may at this moment. */
  permissions: ReadonlySet<Permission>
  by: { kind: 'session'; id: string } | { kind: 'token'; id: string; name: string }
}

export type Caller = { kind: 'nobody' } | KnownCaller

/** Says who calls. A token that is no good is an answer of its own: it never falls back to the cookie. */
export type Identify = (headers: Headers) => Promise<Caller | 'invalid-token'>
