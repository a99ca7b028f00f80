import type { ObjectAnswer } from '@countersign/core/api'
import type { AskedChange, ChangeKind } from '@countersign/core/changes'
import { changeKinds, sameValue } from '@countersign/core/changes'
import type { Reference } from '@countersign/core/directory'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../../parts/index.ts'
import { ObjectPicker } from '../ObjectPicker.tsx'
import { useSubmit } from '../useSubmit.ts'
import { WhatFollows } from '../WhatFollows.tsx'

export type PeopleKind = Extract<ChangeKind, 'user.changeManager' | 'user.transfer' | 'group.changeOwners'>

type Props = { kind: PeopleKind; object: ObjectAnswer; onClose: () => void }

/** Whom a user or a group answers to: the first, and those beside. */
export function PeopleDialog({ kind, object, onClose }: Props): ReactNode {
  const ofGroup = kind === 'group.changeOwners'
  const firstNow = kind === 'user.transfer' ? [] : ofGroup ? object.owners : object.manager
  const besideNow = ofGroup ? object.additionalOwners : object.additionalManagers
  const [first, setFirst] = useState<readonly Reference[]>(firstNow)
  const [beside, setBeside] = useState<readonly Reference[]>(besideNow)
  const { submit, isWorking, error, fields, unfinished } = useSubmit(onClose)
  const isAsBefore = sameValue(first, firstNow) && sameValue(beside, besideNow)
  const change = changeOf(kind, object, first, beside)
  return (
    <FormDialog
      title={`${changeKinds[kind].title}: ${object.name}`}
      verb="Save"
      isWorking={isWorking}
      isHeld={isAsBefore}
      error={error}
      foot={<WhatFollows change={isAsBefore ? null : change} unfinished={unfinished} error={error} />}
      onSubmit={() => submit(change)}
      onClose={onClose}
    >
      <ObjectPicker
        label={ofGroup ? 'Owners' : kind === 'user.transfer' ? 'New manager' : 'Manager'}
        kind="user"
        single={!ofGroup}
        required={kind !== 'user.changeManager'}
        chosen={first}
        onChoose={setFirst}
        error={fields[ofGroup ? 'owners' : 'manager']}
      />
      {kind !== 'user.transfer' && (
        <ObjectPicker
          label={ofGroup ? 'Additional owners' : 'Additional managers'}
          kind="user"
          chosen={beside}
          onChoose={setBeside}
          error={fields[ofGroup ? 'additionalOwners' : 'additionalManagers']}
        />
      )}
    </FormDialog>
  )
}

function changeOf(
  kind: PeopleKind,
  { id: targetId, version }: ObjectAnswer,
  first: readonly Reference[],
  beside: readonly Reference[],
): AskedChange {
  const ids = (list: readonly Reference[]) => list.map(({ id }) => id)
  if (kind === 'group.changeOwners')
    return { kind, targetId, version, ownerIds: ids(first), additionalOwnerIds: ids(beside) }
  if (kind === 'user.transfer') return { kind, targetId, version, managerId: first[0]?.id ?? '' }
  return { kind, targetId, version, managerId: first[0]?.id ?? null, additionalManagerIds: ids(beside) }
}
