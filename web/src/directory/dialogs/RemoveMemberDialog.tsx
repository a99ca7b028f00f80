import type { ObjectAnswer, StoredObject } from '@countersign/core/api'
import type { AskedChange } from '@countersign/core/changes'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '../../parts/index.ts'
import { useSubmit } from '../useSubmit.ts'
import { WhatFollows } from '../WhatFollows.tsx'

type Props = { group: ObjectAnswer; member: StoredObject; onClose: () => void }

export function RemoveMemberDialog({ group, member, onClose }: Props): ReactNode {
  const { submit, isWorking, error, unfinished } = useSubmit(onClose)
  const change: AskedChange = { kind: 'group.removeMember', targetId: group.id, memberId: member.id }
  return (
    <ConfirmDialog
      title={`Remove ${member.name} from ${group.name}?`}
      verb="Remove"
      working={isWorking}
      error={error}
      onConfirm={() => submit(change)}
      onClose={onClose}
    >
      {member.kind === 'user' ? 'The user' : 'The group that is nested'} stays in the identity store, and is no member
      of this group any more.
      <WhatFollows change={change} unfinished={unfinished} error={error} />
    </ConfirmDialog>
  )
}
