import type { ObjectAnswer } from '@countersign/core/api'
import type { AskedChange } from '@countersign/core/changes'
import type { Reference } from '@countersign/core/directory'
import { type ReactNode, useState } from 'react'
import { FormDialog } from '../../parts/index.ts'
import { ObjectPicker } from '../ObjectPicker.tsx'
import { useSubmit } from '../useSubmit.ts'
import { WhatFollows } from '../WhatFollows.tsx'

type Props = { kind: 'group.addMember' | 'group.nest'; group: ObjectAnswer; onClose: () => void }

/** Puts a user, or another group, into a group. */
export function MemberDialog({ kind, group, onClose }: Props): ReactNode {
  const [chosen, setChosen] = useState<readonly Reference[]>([])
  const { submit, isWorking, error, fields, unfinished } = useSubmit(onClose)
  const nests = kind === 'group.nest'
  const change: AskedChange = { kind, targetId: group.id, memberId: chosen[0]?.id ?? '' }
  return (
    <FormDialog
      title={nests ? `Nest a group in ${group.name}` : `Add a member to ${group.name}`}
      verb={nests ? 'Nest' : 'Add'}
      isWorking={isWorking}
      isHeld={chosen.length === 0}
      error={error}
      foot={<WhatFollows change={chosen.length === 0 ? null : change} unfinished={unfinished} error={error} />}
      onSubmit={() => submit(change)}
      onClose={onClose}
    >
      <ObjectPicker
        label={nests ? 'Group' : 'User'}
        kind={nests ? 'group' : 'user'}
        single
        required
        chosen={chosen}
        onChoose={setChosen}
        error={fields.member}
      />
    </FormDialog>
  )
}
