// What people are told of accounts and sessions: rows in the words of core/api.

import type { Account, ApiToken, Session } from '@countersign/core/api'
import { browserInWords } from './sessions/browser.ts'
import type { SessionRow } from './sessions/sql.ts'
import type { AccountRow } from './sql.ts'
import type { TokenRow } from './tokens/sql.ts'

export const accountAnswer = ({ createdAt, lastSignInAt, ...row }: AccountRow): Account => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastSignInAt: lastSignInAt?.toISOString() ?? null,
})

export const sessionAnswer = (row: SessionRow, currentId: string | null): Session => ({
  id: row.id,
  current: row.id === currentId,
  browser: browserInWords(row.userAgent),
  address: row.address,
  startedAt: row.startedAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})

export const tokenAnswer = (row: TokenRow): ApiToken => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
