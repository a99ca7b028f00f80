import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'

const useStyles = makeStyles({
  drawer: { width: 'min(560px, 100vw)' },
  title: { overflowWrap: 'anywhere' },
  body: { display: 'flex', flexDirection: 'column', gap: '24px', paddingBottom: '32px' },
})

type Props<Subject> = {
  /** What is looked at; null while the drawer is closed. */
  subject: Subject | null
  titleOf: (subject: Subject) => string
  onClose: () => void
  children: (subject: Subject) => ReactNode
}

/** One thing, whole, beside the list it stands in, which can be used on: nothing else is shut off. Dialogs open over it. */
export function SideDrawer<Subject>({ subject, titleOf, onClose, children }: Props<Subject>): ReactNode {
  const styles = useStyles()
  // While the drawer slides away it still shows what it showed.
  const [last, setLast] = useState(subject)
  if (subject !== null && subject !== last) setLast(subject)
  const shown = subject ?? last
  const title = shown === null ? '' : titleOf(shown)
  return (
    <OverlayDrawer
      position="end"
      modalType="non-modal"
      className={styles.drawer}
      open={subject !== null}
      onOpenChange={(_, { open }) => !open && onClose()}
      aria-label={title}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          className={styles.title}
          action={<Button appearance="subtle" aria-label="Close" icon={<DismissRegular />} onClick={onClose} />}
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>{shown !== null && children(shown)}</DrawerBody>
    </OverlayDrawer>
  )
}
