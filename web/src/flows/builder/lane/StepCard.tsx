import type { Step } from '@countersign/core/flows'
import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components'
import {
  ArrowDownRegular,
  ArrowMoveRegular,
  ArrowUpRegular,
  CopyRegular,
  DeleteRegular,
  MoreVerticalRegular,
} from '@fluentui/react-icons'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { placeBeside, placesFor } from '../../draft/edit.ts'
import { kindTitle, stepSummary } from '../../draft/summary.ts'
import { useBuilder } from '../context.ts'
import { Card } from './Card.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { stepIcon } from './stepIcons.tsx'
import { useStepDeeds } from './useStepDeeds.ts'

/** A step in the flow: its form opens by a press; it is moved, copied and deleted by keys or by its menu. */
export function StepCard({ step }: { step: Step }): ReactNode {
  const { findings, shown, show, mayManage, offersFor } = useBuilder()
  const deeds = useStepDeeds(step)

  function press(event: KeyboardEvent): void {
    if (!mayManage) return
    const deed = keyDeed(event)
    if (!deed) return
    event.preventDefault()
    deeds[deed]()
  }

  return (
    <Card
      id={`card-${step.id}`}
      icon={stepIcon(step)}
      kind={kindTitle(step)}
      title={step.name || 'Without a name'}
      summary={stepSummary(step, offersFor(step.id))}
      findings={findings.filter(({ at }) => at === step.id)}
      isChosen={shown.what === 'step' && shown.id === step.id}
      onChoose={() => show({ what: 'step', id: step.id })}
      onKeyDown={press}
      menu={mayManage && <StepMenu step={step} />}
    />
  )
}

function keyDeed({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): 'up' | 'down' | 'duplicate' | 'remove' | null {
  if (altKey && key === 'ArrowUp') return 'up'
  if (altKey && key === 'ArrowDown') return 'down'
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'd') return 'duplicate'
  return key === 'Delete' ? 'remove' : null
}

function StepMenu({ step }: { step: Step }): ReactNode {
  const { draft } = useBuilder()
  const deeds = useStepDeeds(step)
  const [isMoving, setMoving] = useState(false)
  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreVerticalRegular />} aria-label={`More for ${step.name}`} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              icon={<ArrowUpRegular />}
              secondaryContent="Alt+↑"
              disabled={!placeBeside(draft, step.id, -1)}
              onClick={deeds.up}
            >
              Move up
            </MenuItem>
            <MenuItem
              icon={<ArrowDownRegular />}
              secondaryContent="Alt+↓"
              disabled={!placeBeside(draft, step.id, 1)}
              onClick={deeds.down}
            >
              Move down
            </MenuItem>
            <MenuItem
              icon={<ArrowMoveRegular />}
              disabled={placesFor(draft, step.id).length === 0}
              onClick={() => setMoving(true)}
            >
              Move to…
            </MenuItem>
            <MenuItem icon={<CopyRegular />} secondaryContent="Ctrl+D" onClick={deeds.duplicate}>
              Duplicate
            </MenuItem>
            <MenuDivider />
            <MenuItem icon={<DeleteRegular />} secondaryContent="Del" onClick={deeds.remove}>
              Delete
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {isMoving && <MoveDialog step={step} onClose={() => setMoving(false)} />}
    </>
  )
}
