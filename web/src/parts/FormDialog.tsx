import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components'
import type { FormEvent, ReactNode } from 'react'
import { DialogSurface } from './DialogSurface.tsx'
import { FailureNote } from './FailureNote.tsx'

const useStyles = makeStyles({
  // In a low window, where even a few lines of the fields leave too little room for what is said, all of it moves.
  content: { display: 'flex', flexDirection: 'column', gap: '16px', overflowY: 'auto' },
  // The fields move beneath what is said of all of them; the room around them is for the ring of the focus.
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    minHeight: '72px',
    padding: '2px',
    margin: '-2px',
    overflowY: 'auto',
  },
  foot: { display: 'flex', flexDirection: 'column', flexShrink: 0, gap: '12px' },
})

type Props = {
  title: string
  /** The fields, and what there is to know about them. */
  children: ReactNode
  /** What follows from it, in view however many fields there are. */
  foot?: ReactNode
  /** The deed, as a verb: what the button says. */
  verb: string
  isWorking: boolean
  /** Whether something has to be done in the dialog first. */
  isHeld?: boolean
  error?: unknown
  onSubmit: () => void
  onClose: () => void
}

/** Asks for something, and sends it by button or Enter. It stays open until that is done, and says so when it was refused. */
export function FormDialog(props: Props): ReactNode {
  const { title, children, foot, verb, isWorking, isHeld = false, error, onSubmit, onClose } = props
  const styles = useStyles()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              <div className={styles.fields}>{children}</div>
              {(foot || error) && (
                <div className={styles.foot}>
                  {foot}
                  {error ? <FailureNote error={error} /> : null}
                </div>
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>Cancel</Button>
              <Button type="submit" appearance="primary" disabledFocusable={isWorking || isHeld}>
                {isWorking ? 'One moment…' : verb}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
