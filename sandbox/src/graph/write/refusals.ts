import type { Refusal } from '../../directory/index.ts'
import { refuse } from '../answer.ts'

/** The directory's refusal in Graph's words; `link` is the relation that was to be changed. */
export function refuseWith(refusal: Refusal, link = 'members'): ReturnType<typeof refuse> {
  switch (refusal.code) {
    case 'not-found':
    case 'not-linked':
      return refuse('notFound', refusal.id)
    case 'already-linked':
      return refuse('alreadyLinked', link)
    case 'not-manageable':
      return refuse('forbidden')
    case 'synced':
      return refuse('synced')
    case 'invalid':
      return refuse('refused', refusal.reason)
    case 'taken': {
      const { error } = refuse('conflict', refusal.property)
      const { message } = error
      return { error: { ...error, details: [{ code: 'ObjectConflict', message, target: refusal.property }] } }
    }
  }
}
