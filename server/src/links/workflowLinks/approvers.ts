import { addressOf } from '@countersign/core/links'
import type { ApproverRule } from '@countersign/core/workflows'
import type { Store } from '../../directory/index.ts'

/**
 * Whom a flow is assigned to. Named people stand in the flow itself, as whoever opens it expects. Who follows from the
 * object, or is in a group, is another one each time: then the request says whom to ask.
 */
export async function approversFor(
  { directory }: Pick<Store, 'directory'>,
  rules: readonly ApproverRule[],
): Promise<string[]> {
  const people = rules.flatMap((rule) => (rule.kind === 'people' ? rule.people : []))
  const areNamed = rules.every(({ kind }) => kind === 'people') && people.every(({ kind }) => kind === 'user')
  if (!areNamed) return []
  const addresses: string[] = []
  for (const one of people) {
    const found = await directory.get(one.id)
    const address =
      found && addressOf({ userName: textOf(found.attributes.userPrincipalName), mail: textOf(found.attributes.mail) })
    if (!address) return [] // somebody who is gone, or has no address: the request knows who stands in
    addresses.push(address)
  }
  return [...new Set(addresses)]
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
