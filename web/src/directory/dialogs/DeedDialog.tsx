import type { ObjectAnswer } from '@countersign/core/api'
import { type AskedChange, type ChangeKind, changeKinds } from '@countersign/core/changes'
import type { ReactNode } from 'react'
import { ConfirmDialog } from '../../parts/index.ts'
import { type Submitted, useSubmit } from '../useSubmit.ts'
import { WhatFollows } from '../WhatFollows.tsx'

export type DeedKind = Extract<
  ChangeKind,
  'user.delete' | 'user.terminate' | 'user.resetPassword' | 'group.delete' | 'group.join' | 'group.leave'
>

const consequences: Record<DeedKind, string> = {
  'user.delete': 'The user is taken out of every group and is gone. This can’t be undone.',
  'user.terminate': 'The user is kept, and may not sign in any more.',
  'user.resetPassword': 'The password is replaced by a temporary one, which is shown to you once.',
  'group.delete': 'Whoever is in it is in it no more. This can’t be undone.',
  'group.join': 'You will be a member of the group.',
  'group.leave': 'You will not be a member of the group any more.',
}

type Props = {
  kind: DeedKind
  object: Pick<ObjectAnswer, 'id' | 'name'>
  onDone: (submitted: Submitted) => void
  onClose: () => void
}

/** Asks before something is done that takes no other words. */
export function DeedDialog({ kind, object, onDone, onClose }: Props): ReactNode {
  const { submit, isWorking, error, unfinished } = useSubmit(onDone)
  const change = { kind, targetId: object.id } satisfies AskedChange
  return (
    <ConfirmDialog
      title={`${changeKinds[kind].title}: ${object.name}?`}
      verb={changeKinds[kind].verb}
      working={isWorking}
      error={error}
      onConfirm={() => submit(change)}
      onClose={onClose}
    >
      {consequences[kind]}
      <WhatFollows change={change} unfinished={unfinished} error={error} />
    </ConfirmDialog>
  )
}
