import type { ApiToken } from '@countersign/core/api'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens as theme,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock, DialogSurface, dateTime } from '../parts/index.ts'
import { exampleCall } from './state.ts'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '16px' },
  once: {
    padding: '8px 12px',
    borderLeft: `3px solid ${theme.colorStatusWarningBorderActive}`,
    backgroundColor: theme.colorStatusWarningBackground1,
  },
})

type Props = { token: ApiToken; value: string; onClose: () => void }

/** The one time the value is seen: only its hash is stored. Nothing but the button closes it. */
export function CreatedToken({ token, value, onClose }: Props): ReactNode {
  const styles = useStyles()
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>“{token.name}” is created</DialogTitle>
          <DialogContent className={styles.content}>
            <p className={styles.once}>Copy the value now. It is shown this once and can’t be shown again.</p>
            <CodeBlock label="The token" text={value} />
            <CodeBlock label="Try it" text={exampleCall(window.location.origin, value)} />
            <p>It ends on {dateTime(token.expiresAt)}.</p>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              I have copied it
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
