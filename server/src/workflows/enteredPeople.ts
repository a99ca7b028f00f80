import type { Reference } from '@countersign/core/directory'
import type { ApproverRule } from '@countersign/core/workflows'
import type { Directory } from '../directory/index.ts'
import { type Refused, refused } from '../http/index.ts'

type Found = ReadonlyMap<string, Reference>

const noSuch = 'There is no such user or group in this identity store any more. Choose somebody else.'

/** Whom rules name, as the identity store knows them; what counts of what was entered is the id. */
export async function knownApprovers(
  directory: Directory,
  rules: readonly ApproverRule[],
): Promise<ApproverRule[] | Refused> {
  const found = await references(
    directory,
    rules.flatMap((rule) => (rule.kind === 'people' ? rule.people : [])),
  )
  const known = rules.map((rule) => (rule.kind === 'people' ? { ...rule, people: peopleIn(found, rule.people) } : rule))
  const errors = known.flatMap((rule, index) =>
    rule.kind === 'people' && rule.people.includes(undefined)
      ? [{ path: `body.approvers.${index}`, message: noSuch }]
      : [],
  )
  return errors.length > 0 ? refused('invalid-input', { errors }) : (known as ApproverRule[])
}

export async function knownApprover(
  directory: Directory,
  entered: Reference | null,
): Promise<Reference | null | Refused> {
  if (entered === null) return null
  const [known] = peopleIn(await references(directory, [entered]), [entered])
  return known ?? refused('invalid-input', { errors: [{ path: 'body.defaultApprover', message: noSuch }] })
}

const references = async (directory: Directory, entered: readonly Reference[]): Promise<Found> =>
  new Map((await directory.references([...new Set(entered.map(({ id }) => id))])).map((one) => [one.id, one]))

const peopleIn = (found: Found, entered: readonly Reference[]): (Reference | undefined)[] =>
  [...new Set(entered.map(({ id }) => id))].map((id) => found.get(id))
