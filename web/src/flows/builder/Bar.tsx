import type { FlowDetails } from '@countersign/core/api'
import { isFit } from '@countersign/core/flows'
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  DeleteRegular,
  HistoryRegular,
  MoreHorizontalRegular,
  PlayRegular,
  RenameRegular,
  SaveRegular,
} from '@fluentui/react-icons'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { ButtonLink, FailureNote, useSayDone } from '../../parts/index.ts'
import { DeleteFlowDialog } from '../DeleteFlowDialog.tsx'
import { DescribeDialog } from '../DescribeDialog.tsx'
import { useSwitch } from '../useSwitch.ts'
import { useBuilder } from './context.ts'
import { overview } from './shown.ts'
import { TestDialog } from './TestDialog.tsx'

/** What is done to the flow as a whole. */
export function Bar(): ReactNode {
  const { flow, mayManage } = useBuilder()
  return (
    <>
      {mayManage && <DraftButtons />}
      <ButtonLink to="/admin/flows/$id/runs" params={{ id: flow.id }} icon={<HistoryRegular />}>
        Runs
      </ButtonLink>
      {mayManage && <RunButtons />}
    </>
  )
}

function DraftButtons(): ReactNode {
  const { undo, redo, canUndo, canRedo, isDirty, isSaving, save } = useBuilder()
  const sayDone = useSayDone()
  return (
    <>
      <Button
        appearance="subtle"
        icon={<ArrowUndoRegular />}
        aria-label="Undo"
        title="Undo (Ctrl+Z)"
        disabledFocusable={!canUndo}
        onClick={undo}
      />
      <Button
        appearance="subtle"
        icon={<ArrowRedoRegular />}
        aria-label="Redo"
        title="Redo (Ctrl+Y)"
        disabledFocusable={!canRedo}
        onClick={redo}
      />
      <Button
        icon={<SaveRegular />}
        disabledFocusable={!isDirty || isSaving}
        onClick={async () => {
          if (await save()) sayDone('The draft is saved')
        }}
      >
        {isSaving ? 'Saving…' : isDirty ? 'Save draft' : 'Saved'}
      </Button>
    </>
  )
}

function RunButtons(): ReactNode {
  const { flow, show, save, adopt } = useBuilder()
  const [open, setOpen] = useState<'test' | 'describe' | 'delete' | null>(null)
  const navigate = useNavigate()
  const { activate, deactivate } = useSwitch(adopt)
  const isActive = flow.state === 'active'
  const mayActivate = !isActive || flow.hasChanges

  /** What is saved is what is looked at: what was said last may be a moment old. */
  async function whenFit(go: (saved: FlowDetails) => void): Promise<void> {
    const saved = await save()
    if (!saved) return
    if (isFit(saved.findings)) go(saved)
    else show(overview)
  }
  return (
    <>
      <Button icon={<PlayRegular />} onClick={() => void whenFit(() => setOpen('test'))}>
        Test run
      </Button>
      {isActive && (
        <Button disabledFocusable={deactivate.isPending} onClick={() => deactivate.mutate(flow)}>
          Deactivate
        </Button>
      )}
      {mayActivate && (
        <Button
          appearance="primary"
          disabledFocusable={activate.isPending}
          onClick={() => void whenFit((saved) => activate.mutate(saved, { onError: () => show(overview) }))}
        >
          {isActive ? 'Activate the changes' : 'Activate'}
        </Button>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label="More for this flow" />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<RenameRegular />} onClick={() => setOpen('describe')}>
              Edit name or description
            </MenuItem>
            <MenuItem icon={<DeleteRegular />} disabled={isActive} onClick={() => setOpen('delete')}>
              Delete
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {(activate.error ?? deactivate.error) && <FailureNote error={activate.error ?? deactivate.error} />}
      {open === 'test' && <TestDialog onClose={() => setOpen(null)} />}
      {open === 'describe' && <DescribeDialog flow={flow} onDone={adopt} onClose={() => setOpen(null)} />}
      {open === 'delete' && (
        <DeleteFlowDialog
          flow={flow}
          onDone={() => void navigate({ to: '/admin/flows', ignoreBlocker: true })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}
