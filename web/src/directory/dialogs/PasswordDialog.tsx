import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock, DialogSurface } from '../../parts/index.ts'

type Props = { name: string; password: string; onClose: () => void }

/** The one time it is seen. Nothing but the button closes it. */
export const PasswordDialog = ({ name, password, onClose }: Props): ReactNode => (
  <Dialog open modalType="alert">
    <DialogSurface>
      <DialogBody>
        <DialogTitle>The temporary password of {name}</DialogTitle>
        <DialogContent>
          <p>Give it to whom it is for now. It is shown this once.</p>
          <CodeBlock label="Temporary password" text={password} />
        </DialogContent>
        <DialogActions>
          <Button appearance="primary" onClick={onClose}>
            I have noted it
          </Button>
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  </Dialog>
)
