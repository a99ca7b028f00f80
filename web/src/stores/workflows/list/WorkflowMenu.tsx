import { deleteWorkflow, listWorkflows, type WorkflowAnswer } from '@countersign/core/api'
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import { MoreHorizontalRegular } from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../../api/index.ts'
import { ConfirmDialog, useSayDone } from '../../../parts/index.ts'

type Props = { workflow: WorkflowAnswer; mayManage: boolean }

export function WorkflowMenu({ workflow, mayManage }: Props): ReactNode {
  const { id, storeId, name, system } = workflow
  const navigate = useNavigate()
  const [isDeleting, setDeleting] = useState(false)
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button size="small" appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={`More for ${name}`} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => void navigate({ to: '/admin/stores/$storeId/workflows/$id', params: { storeId, id } })}
            >
              {mayManage ? 'Edit' : 'See'}
            </MenuItem>
            {mayManage && system === null && <MenuItem onClick={() => setDeleting(true)}>Delete</MenuItem>}
          </MenuList>
        </MenuPopover>
      </Menu>
      {isDeleting && <DeleteDialog workflow={workflow} onClose={() => setDeleting(false)} />}
    </>
  )
}

function DeleteDialog({ workflow, onClose }: { workflow: WorkflowAnswer; onClose: () => void }): ReactNode {
  const { id, storeId, name } = workflow
  const sayDone = useSayDone()
  const remove = useAction(deleteWorkflow, {
    changes: [listWorkflows],
    onDone: () => {
      sayDone(`“${name}” is deleted`)
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={`Delete “${name}”?`}
      verb="Delete"
      working={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate({ params: { storeId, id } })}
      onClose={onClose}
    >
      Nothing will be asked by it any more. Requests that wait keep waiting for those they were sent to; what a flow
      that it is linked to answers does not count any more. It can’t be undone.
    </ConfirmDialog>
  )
}
