import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { DialogSurface } from '../../parts/index.ts'
import type { Session } from '../session.ts'
import type { Leaving } from './useLeaving.ts'

type Props = { leaving: Leaving; session: Session | null }

/** What was changed is kept in any case, unless somebody says that it shall not be. */
export function LeaveDialog({ leaving, session }: Props): ReactNode {
  const [working, setWorking] = useState(false)
  if (!leaving.isAsking || !session) return null

  async function after(deed: () => Promise<unknown>): Promise<void> {
    setWorking(true)
    await deed().finally(() => setWorking(false))
    leaving.go()
  }

  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && leaving.stay()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Leave this diagram?</DialogTitle>
          <DialogContent>
            {session.state.get().kept === 'failed'
              ? 'It was changed, and this browser can’t keep a draft of it: what you leave now is lost. Save it as a file first.'
              : 'It was changed, and is neither deployed nor saved as a file. A draft of it stays in this browser; you find it again in the modeler.'}
          </DialogContent>
          <DialogActions fluid>
            <Button disabledFocusable={working} onClick={() => void after(session.discard)}>
              Discard the changes
            </Button>
            <Button onClick={leaving.stay}>Stay</Button>
            <Button appearance="primary" disabledFocusable={working} onClick={() => void after(session.judge)}>
              Leave
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
