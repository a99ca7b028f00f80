import type { InstanceDetails } from '@countersign/core/api'
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
import { DialogSurface, JsonField } from '../../parts/index.ts'
import { Obstacle } from './Obstacle.tsx'
import { useValueDraft } from './useValueDraft.ts'
import { preview } from './values.ts'

const useStyles = makeStyles({
  surface: { maxWidth: 'min(720px, 96vw)' },
  content: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: '12px' },
  asText: { alignSelf: 'flex-start' },
})

type Props = {
  /** As it is now: it goes on while somebody types. */
  instance: InstanceDetails
  scope: string
  scopeTitle: string
  name: string
  /** What to begin with instead of the present value. */
  proposed?: unknown
  onClose: () => void
}

/** A new value for one variable, against the value that was looked at. */
export function ValueEditor({ instance, scope, scopeTitle, name, proposed, onClose }: Props): ReactNode {
  const styles = useStyles()
  const draft = useValueDraft({ instance, scope, name, proposed }, onClose)
  const { read, complaint } = draft
  const couldBeText = complaint !== undefined && !read.ok ? read.text : null
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Set “{name}”</DialogTitle>
          <DialogContent className={styles.content}>
            <JsonField
              label="Value"
              hint={`A variable of ${scopeTitle}, as JSON: texts stand in double quotes.`}
              text={draft.text}
              onChange={draft.type}
              error={complaint}
            />
            {couldBeText !== null && (
              <Button size="small" className={styles.asText} onClick={() => draft.type(JSON.stringify(couldBeText))}>
                Make it the text {preview(couldBeText)}
              </Button>
            )}
            <Obstacle draft={draft} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" disabledFocusable={!draft.maySet} onClick={draft.set}>
              {draft.isSaving ? 'One moment…' : 'Set'}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
