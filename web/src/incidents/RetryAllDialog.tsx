import type { IncidentCause } from '@countersign/core/api'
import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogTitle } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { counted, DialogSurface } from '../parts/index.ts'
import { meaningOf } from './meaning.ts'
import { RetryProgress } from './RetryProgress.tsx'
import { RetryQuestion } from './RetryQuestion.tsx'
import { placeOf } from './titles.ts'
import { type RetryAll, useRetryAll } from './useRetryAll.ts'

type Props = { cause: IncidentCause; onClose: () => void }

/** Asks, goes through all instances of a cause while one looks on, and says what became of them. */
export function RetryAllDialog({ cause, onClose }: Props): ReactNode {
  const [asked] = useState(cause) // what was asked stays the question, however many there are meanwhile
  const retrying = useRetryAll(asked)
  const meaning = meaningOf(asked.code)
  const title = `${meaning.verbForAll}: ${counted(asked.count, 'incident', 'incidents')}?`
  if (retrying.phase !== 'asking')
    return <Going title={title} retrying={retrying} total={asked.count} onClose={onClose} />
  return (
    <RetryQuestion
      title={title}
      verb={meaning.verbForAll}
      meaning={meaning}
      isWorking={false}
      onRetry={retrying.start}
      onClose={onClose}
    >
      <p>{placeOf(asked)}</p>
    </RetryQuestion>
  )
}

type GoingProps = { title: string; retrying: RetryAll; total: number; onClose: () => void }

function Going({ title, retrying, total, onClose }: GoingProps): ReactNode {
  const { phase } = retrying
  const isRunning = phase === 'running' || phase === 'stopping'
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && !isRunning && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <RetryProgress retrying={retrying} total={total} />
          </DialogContent>
          <DialogActions>
            {isRunning ? (
              <Button onClick={retrying.stop} disabledFocusable={phase === 'stopping'}>
                {phase === 'stopping' ? 'Stopping…' : 'Stop'}
              </Button>
            ) : (
              <Button appearance="primary" onClick={onClose}>
                Close
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
