import type { AnswerOf, deployFile } from '@countersign/core/api'
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
import { ButtonLink, DialogSurface } from '../../parts/index.ts'

const useStyles = makeStyles({ list: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyle: 'none' } })

type Props = { versions: AnswerOf<typeof deployFile>['versions']; onClose: () => void }

/** What became of it, and where it goes on. */
export function DeployedDialog({ versions, onClose }: Props): ReactNode {
  const styles = useStyles()
  const [first] = versions
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{versions.some(({ isNew }) => isNew) ? 'Deployed' : 'Deployed already'}</DialogTitle>
          <DialogContent>
            <ul className={styles.list}>
              {versions.map(({ id, name, processId, version, isNew }) => (
                <li key={id}>
                  <strong>{name ?? processId}</strong>{' '}
                  {isNew ? `is now version ${version}.` : `is version ${version} already: the file is the same.`}
                </li>
              ))}
            </ul>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Go on drawing</Button>
            {first && (
              <ButtonLink
                appearance="primary"
                to="/admin/processes/$processId"
                params={{ processId: first.processId }}
                search={{ version: first.id }}
              >
                Go to the process
              </ButtonLink>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
