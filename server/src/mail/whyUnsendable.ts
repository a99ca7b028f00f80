import { isMailAddress } from '@countersign/core/mail'
import { storable } from '../platform/storable.ts'

/** Looked at when a letter is posted, and once more before it goes out. */
export function whyUnsendable({ name, address }: { name: string; address: string }): string | undefined {
  if (address === '') return `${storable(name)} has no mail address in the identity store.`
  return isMailAddress(address)
    ? undefined
    : 'The mail address in the identity store is not one that mail can be sent to.'
}
