import { changeKinds } from '@countersign/core/changes'
import type { ObjectKind } from '@countersign/core/directory'
import { AddRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Opener } from '../parts/index.ts'
import { NewObjectDialog } from './dialogs/NewObjectDialog.tsx'
import { usePlace } from './place.ts'
import { useDirectory } from './useProvider.ts'

/** Leads through the dialog to the page of what was made. It is not there for whom nobody would let make one. */
export function NewObjectButton({ kind }: { kind: ObjectKind }): ReactNode {
  const { area, storeId } = usePlace()
  const navigate = useNavigate()
  const right = useDirectory()?.mayCreate[kind].right ?? 'none'
  const [isOpen, setOpen] = useState(false)
  const done = (id: string | null) => {
    setOpen(false)
    if (id === null) return
    if (area === 'admin') void navigate({ to: '/admin/stores/$storeId/objects/$id', params: { storeId, id } })
    else void navigate({ to: '/portal/directory/$storeId/$id', params: { storeId, id } })
  }
  if (right === 'none') return null
  return (
    <>
      <Opener appearance="primary" icon={<AddRegular />} onClick={() => setOpen(true)}>
        {changeKinds[`${kind}.create`].title}
      </Opener>
      {isOpen && <NewObjectDialog kind={kind} onDone={done} onClose={() => setOpen(false)} />}
    </>
  )
}
