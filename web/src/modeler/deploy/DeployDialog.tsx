import { type AnswerOf, deployFile, type Finding, listProcesses, listProcessVersions } from '@countersign/core/api'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  Spinner,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { failureOf, useAction } from '../../api/index.ts'
import { counted, DialogSurface, FailureNote } from '../../parts/index.ts'
import { Findings } from '../../processes/deploy/Findings.tsx'
import { bpmnName } from '../editor/save.ts'
import type { Session } from '../session.ts'
import { NextVersion } from './NextVersion.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: '12px' },
  list: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyle: 'none' },
})

type Props = {
  session: Session
  onDone: (xml: string, versions: AnswerOf<typeof deployFile>['versions']) => unknown
  onClose: () => void
}

/** What would become of the diagram, or what keeps it from being deployed. The server has the last word. */
export function DeployDialog({ session, onDone, onClose }: Props): ReactNode {
  const styles = useStyles()
  const opening = useId() // whenever it is opened the diagram is another
  const drawn = useQuery({ queryKey: ['modeler.drawn', opening], queryFn: session.judge, gcTime: 0 })
  const deploy = useAction(deployFile, {
    changes: [listProcesses, listProcessVersions],
    onDone: ({ versions }, { body }) => onDone(body.xml, versions),
  })
  const refused = findingsOf(deploy.error)
  const problems = refused ?? drawn.data?.verdict?.problems ?? []
  const canDeploy = drawn.data !== undefined && problems.length === 0
  const reveal = (elementId: string) => {
    onClose()
    session.board.reveal(elementId)
  }
  const { fileName, origin } = session.state.get()

  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{problems.length > 0 ? 'It can’t run as it is drawn' : 'Deploy this diagram?'}</DialogTitle>
          <DialogContent className={styles.content}>
            {drawn.isPending && <Spinner size="small" label="Being checked" />}
            {problems.length > 0 && (
              <>
                <p>{counted(problems.length, 'problem', 'problems')} to mend first. Nothing was deployed.</p>
                <Findings label="Problems" findings={problems} onSelect={reveal} />
              </>
            )}
            {canDeploy && !drawn.data.verdict && (
              <p>It can’t be checked here; the server checks it when it is deployed.</p>
            )}
            {canDeploy && (
              <ul className={styles.list}>
                {drawn.data.verdict?.processes.map((process) => (
                  <li key={process.id}>
                    <NextVersion process={process} origin={origin} />
                  </li>
                ))}
              </ul>
            )}
            {deploy.error && !refused && <FailureNote error={deploy.error} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{problems.length > 0 ? 'Close' : 'Cancel'}</Button>
            {problems.length === 0 && (
              <Button
                appearance="primary"
                disabledFocusable={!canDeploy || deploy.isPending}
                onClick={() =>
                  canDeploy && deploy.mutate({ body: { fileName: bpmnName(fileName), xml: drawn.data.xml } })
                }
              >
                {deploy.isPending ? 'One moment…' : 'Deploy'}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

/** What the server found wrong with the file; undefined where it was something else. */
function findingsOf(error: unknown): readonly Finding[] | undefined {
  const failure = failureOf(error)
  return failure?.kind === 'refused' ? failure.problem.findings : undefined
}
