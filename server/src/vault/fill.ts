import type { Json } from '@countersign/engine'
import { fillSecrets, secretsIn } from '@countersign/engine/feel'
import type { Db } from '../platform/database/index.ts'
import { type Redaction, redactionOf } from './redaction.ts'
import type { Sealing } from './sealing.ts'
import { placeOf } from './secrets/place.ts'
import { selectSealed } from './secrets/sql.ts'

export type Filling =
  | {
      readonly ok: true
      /** What is sent; it is kept nowhere. */
      readonly json: Json
      /** For everything that comes back, faults included, before anybody else sees it. */
      readonly redaction: Redaction
    }
  /** The names of secrets that there are none of. */
  | { readonly ok: false; readonly missing: readonly string[] }

/** Puts secrets where a model names them. For a call that is about to go out, and nothing else. */
export type Fill = (stored: Json) => Promise<Filling>

export const filler =
  (db: Db, sealing: Sealing): Fill =>
  async (stored) => {
    const names = secretsIn(stored)
    const rows = names.length === 0 ? [] : await selectSealed(db, names)
    const values = new Map(rows.map(({ name, ...sealed }) => [name, sealing.open(sealed, placeOf(name))]))
    const filled = fillSecrets(stored, (name) => values.get(name))
    return filled.ok ? { ok: true, json: filled.json, redaction: redactionOf(values) } : filled
  }
