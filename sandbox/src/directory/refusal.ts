/** Why the directory does not do what it is asked. */
export type Refusal =
  | { code: 'not-found'; id: string }
  | { code: 'taken'; property: string }
  | { code: 'invalid'; property: string; reason: string }
  | { code: 'already-linked'; id: string }
  | { code: 'not-linked'; id: string }
  /** Whom a rule decides over, or Exchange, nobody changes here. */
  | { code: 'not-manageable' }
  /** Mastered on premises: changed there and synchronised. */
  | { code: 'synced' }

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const good = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
