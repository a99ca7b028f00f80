// What is refused before anybody looks at who calls.

import { randomUUID } from 'node:crypto'
import { readPreferences, refuse, respond } from './protocol/index.ts'

export const isDataverse = (path: string): boolean => path.startsWith('/api/data/')

export const bodyTooLarge = (): Response =>
  respond(refuse('tooLarge'), {
    requestId: randomUUID(),
    preferences: readPreferences(null),
    challenge: '',
    remaining: {},
  })
