import { refused } from '../http/index.ts'

export const noSuchStore = refused('not-found', { detail: 'There is no such identity store.' })
