export type KeyKind = 'bearer' | 'api-key' | 'basic'

export type KeyDraft = {
  token: string
  in: 'header' | 'query'
  name: string
  key: string
  username: string
  password: string
}

export const emptyKey: KeyDraft = { token: '', in: 'header', name: '', key: '', username: '', password: '' }

/** As the operations take it. What stands around a token that was copied is no part of it; a password is taken as it is. */
export function keyOf(kind: KeyKind, draft: KeyDraft) {
  switch (kind) {
    case 'bearer':
      return { kind, token: draft.token.trim() }
    case 'api-key':
      return { kind, in: draft.in, name: draft.name, key: draft.key.trim() }
    case 'basic':
      return { kind, username: draft.username, password: draft.password }
  }
}
