import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components'
import { type ReactNode, useRef } from 'react'
import { DialogSurface } from '../../parts/index.ts'
import type { Session } from '../session.ts'
import { OurTemplates, OwnTemplates } from './TemplateLists.tsx'
import { useOwnTemplates } from './useOwnTemplates.ts'

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '16px' } })

type Props = { session: Session; onClose: () => void }

/** Which templates the menus offer, and the way to bring more. */
export function TemplatesDialog({ session, onClose }: Props): ReactNode {
  const styles = useStyles()
  const { own, complaints, isKept, add, remove } = useOwnTemplates(session)
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Element templates</DialogTitle>
          <DialogContent className={styles.content}>
            <p>
              Ready-made elements with a form of their own. They stand in the menus “Append” (A) and “Change type” (R).
            </p>
            <OurTemplates />
            <OwnTemplates own={own} onRemove={remove} />
            {complaints.length > 0 && (
              <MessageBar intent="error" layout="multiline">
                <MessageBarBody>Nothing was added. {complaints.join(' ')}</MessageBarBody>
              </MessageBar>
            )}
            {!isKept && (
              <MessageBar intent="warning">
                <MessageBarBody>This browser does not keep them: they last until the page is closed.</MessageBarBody>
              </MessageBar>
            )}
          </DialogContent>
          <DialogActions>
            <AddButton onAdd={(files) => void add(files)} />
            <Button appearance="primary" onClick={onClose}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function AddButton({ onAdd }: { onAdd: (files: File[]) => void }): ReactNode {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button onClick={() => chooser.current?.click()}>Add from a file</Button>
      <input
        ref={chooser}
        type="file"
        hidden
        multiple
        accept=".json,application/json"
        aria-label="Element templates to add"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = '' // so that the same file, mended, can be chosen again
          if (files.length > 0) onAdd(files)
        }}
      />
    </>
  )
}
