import { listConnections, listDirectories } from '@countersign/core/api'
import { connectors } from '@countersign/core/catalog'
import { Button, DrawerBody, makeStyles, OverlayDrawer, tokens } from '@fluentui/react-components'
import { ArrowLeftRegular, DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useRef } from 'react'
import { useAnswer } from '../../../api/index.ts'
import { useMediaBeneathDialogs } from '../../../parts/index.ts'
import { standingOf } from '../../draft/places.ts'
import { kindTitle } from '../../draft/summary.ts'
import { useBuilder } from '../context.ts'
import { StepForm } from '../forms/StepForm.tsx'
import { TriggerForm } from '../forms/TriggerForm.tsx'
import { focusSoon } from '../lane/focusSoon.ts'
import { plusId } from '../lane/Plus.tsx'
import { overview, type Shown } from '../shown.ts'
import { AddStep } from './AddStep.tsx'
import { Overview } from './Overview.tsx'
import { SystemPanel } from './SystemPanel.tsx'

const useStyles = makeStyles({
  side: {
    position: 'sticky',
    top: '64px',
    maxHeight: 'calc(100vh - 80px)',
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  drawer: { width: 'min(480px, 100%)' },
  drawerBody: { padding: 0 },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 2,
    display: 'flex',
    alignItems: 'center',
    gap: '4px 8px',
    minHeight: '48px',
    padding: '8px 8px 8px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flex: '1 1 auto', minWidth: 0 },
  title: { fontSize: '15px', lineHeight: '22px', fontWeight: tokens.fontWeightSemibold, outline: 'none' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  body: { padding: '16px' },
})

const narrow = '(max-width: 1080px)'

/** Beside the flow: its overview, the form of what is chosen, or what can be added. Where there is no room, over it. */
export function Sidebar(): ReactNode {
  const styles = useStyles()
  const { shown } = useBuilder()
  const close = useClose()
  const isNarrow = useMediaBeneathDialogs(narrow)
  // A step is given the only connection or store there is: known before the first one is added, however soon that is.
  useAnswer(listConnections, {})
  useAnswer(listDirectories, {})
  if (!isNarrow)
    return (
      <aside className={styles.side} aria-label={titleOf(shown)}>
        <Inside onClose={close} />
      </aside>
    )
  if (shown.what === 'overview')
    return (
      <aside className={styles.side} aria-label="Overview">
        <Inside onClose={close} />
      </aside>
    )
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.drawer}
      aria-label={titleOf(shown)}
      onOpenChange={(_, { open }) => !open && close()}
    >
      <DrawerBody className={styles.drawerBody}>
        <Inside onClose={close} />
      </DrawerBody>
    </OverlayDrawer>
  )
}

/** Back to the overview; the focus goes where one came from. */
function useClose(): () => void {
  const { shown, show } = useBuilder()
  return () => {
    show(overview)
    if (shown.what === 'step') focusSoon(`card-${shown.id}`)
    if (shown.what === 'trigger') focusSoon('card-trigger')
    if (shown.what === 'add') focusSoon(plusId(shown.place))
  }
}

function titleOf(shown: Shown): string {
  switch (shown.what) {
    case 'overview':
      return 'Overview'
    case 'trigger':
      return 'Trigger'
    case 'step':
      return 'Step'
    case 'add':
      return shown.system ? connectors[shown.system].title : 'Add step'
  }
}

function Inside({ onClose }: { onClose: () => void }): ReactNode {
  const styles = useStyles()
  const { shown, show, draft } = useBuilder()
  const title = useRef<HTMLHeadingElement>(null)
  const step = shown.what === 'step' ? standingOf(draft, shown.id)?.step : undefined
  const place = shown.what === 'add' ? `${shown.place.list}.${shown.place.index}.${shown.system}` : ''
  const subject = `${shown.what} ${step?.id ?? place}`

  // What was opened by a press is where one goes on; what stood there when the page came is not.
  const first = useRef(subject)
  useEffect(() => {
    if (first.current !== subject && shown.what !== 'overview') title.current?.focus({ preventScroll: true })
    first.current = ''
  }, [subject, shown.what])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back from wherever one is in it
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || shown.what === 'overview') return
        event.preventDefault()
        onClose()
      }}
    >
      <header className={styles.head}>
        {shown.what === 'add' && shown.system && (
          <Button
            appearance="subtle"
            icon={<ArrowLeftRegular />}
            aria-label="Back to all steps"
            onClick={() => show({ ...shown, system: null })}
          />
        )}
        <div className={styles.words}>
          <h2 ref={title} className={styles.title} tabIndex={-1}>
            {step ? step.name || 'Step' : titleOf(shown)}
          </h2>
          {step && kindTitle(step) !== step.name && <p className={styles.quiet}>{kindTitle(step)}</p>}
        </div>
        {shown.what !== 'overview' && (
          <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close" onClick={onClose} />
        )}
      </header>
      <div className={styles.body}>
        {shown.what === 'trigger' && <TriggerForm />}
        {shown.what === 'add' &&
          (shown.system ? (
            <SystemPanel key={shown.system} system={shown.system} place={shown.place} />
          ) : (
            <AddStep place={shown.place} />
          ))}
        {step && <StepForm key={step.id} step={step} />}
        {(shown.what === 'overview' || (shown.what === 'step' && !step)) && <Overview />}
      </div>
    </div>
  )
}
