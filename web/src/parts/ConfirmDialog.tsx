import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { DialogSurface } from './DialogSurface.tsx'
import { FailureNote } from './FailureNote.tsx'

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '12px' } })

type Props = {
  /** The question: “Revoke “nightly export”?” */
  title: string
  /** What follows from a yes, and that it can't be undone. */
  children: ReactNode
  /** The deed, as a verb: what the button says. */
  verb: string
  /** The way out, where “Cancel” would be taken for the deed. */
  dismissal?: string
  working: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what can't be undone. It stays open until the deed is done, and says so when it was refused. */
export function ConfirmDialog(props: Props): ReactNode {
  const { title, children, verb, dismissal = 'Cancel', working, error, onConfirm, onClose } = props
  const styles = useStyles()
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <div>{children}</div>
            {error ? <FailureNote error={error} /> : null}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose} disabled={working}>
              {dismissal}
            </Button>
            <Button appearance="primary" onClick={onConfirm} disabledFocusable={working}>
              {working ? 'One moment…' : verb}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
