import { refused } from '../http/index.ts'

export const noStore = refused('not-found', { detail: 'There is no such identity store.' })
