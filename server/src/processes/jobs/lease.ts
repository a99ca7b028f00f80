/** A lease as a worker outside holds it: with the instance, so that a report that comes twice is recognised. */
export const leaseToken = ({ lease, instanceId }: { lease: string; instanceId: string }): string =>
  `${lease}.${instanceId}`

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const form = new RegExp(`^(${uuid})\\.(${uuid})$`)

/** Undefined for a text that never was one. */
export function readLease(token: string): { lease: string; instanceId: string } | undefined {
  const [, lease, instanceId] = form.exec(token) ?? []
  return lease && instanceId ? { lease, instanceId } : undefined
}
