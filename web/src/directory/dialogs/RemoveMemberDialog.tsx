import type { ObjectAnswer, StoredObject } from '@countersign/core/api'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '../../parts/index.ts'
import { Unfinished } from '../Unfinished.tsx'
import { useSubmit } from '../useSubmit.ts'

type Props = { group: ObjectAnswer; member: StoredObject; onClose: () => void }

export function RemoveMemberDialog({ group, member, onClose }: Props): ReactNode {
  const { submit, isWorking, error, unfinished } = useSubmit(onClose)
  return (
    <ConfirmDialog
      title={`Remove ${member.name} from ${group.name}?`}
      verb="Remove"
      working={isWorking}
      error={error}
      onConfirm={() => submit({ kind: 'group.removeMember', targetId: group.id, memberId: member.id })}
      onClose={onClose}
    >
      {member.kind === 'user' ? 'The user' : 'The group that is nested'} stays in the identity store, and is no member
      of this group any more.
      <Unfinished change={unfinished} />
    </ConfirmDialog>
  )
}
