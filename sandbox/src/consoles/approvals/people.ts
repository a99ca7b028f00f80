import { personById } from '../../directory/index.ts'
import type { Visit } from '../frame/index.ts'

/** Whoever was deleted since is still part of the story. */
export const nameOf = ({ premises }: Visit, personId: string): string =>
  personById(premises.directory, personId)?.displayName ?? 'Somebody who was deleted'
