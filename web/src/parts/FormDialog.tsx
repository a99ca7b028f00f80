import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components'
import type { FormEvent, ReactNode } from 'react'
import { FailureNote } from './FailureNote.tsx'

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '16px' } })

type Props = {
  title: string
  /** The fields, and what there is to know about them. */
  children: ReactNode
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
  const { title, children, verb, isWorking, isHeld = false, error, onSubmit, onClose } = props
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
              {children}
              {error ? <FailureNote error={error} /> : null}
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
