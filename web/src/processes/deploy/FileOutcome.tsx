import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, ClockRegular, DismissCircleFilled } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { counted, FailureNote, TextLink } from '../../parts/index.ts'
import { Findings } from './Findings.tsx'
import { FlawedDrawing } from './FlawedDrawing.tsx'
import type { DeployedVersion, FileToDeploy, Outcome } from './outcome.ts'

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr)',
    gap: '4px 12px',
    padding: '12px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  words: { display: 'grid', gap: '6px', minWidth: 0, justifyItems: 'start' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  versions: { display: 'grid', gap: '2px', margin: 0, padding: 0, listStyle: 'none' },
  more: { gridColumn: '2', minWidth: 0, '@media (max-width: 700px)': { gridColumn: '1 / -1' } },
})

type Props = { file: FileToDeploy; onRetry: () => void }

/** One file: its verdict, and what follows from it. */
export function FileOutcome({ file: { name, outcome }, onRetry }: Props): ReactNode {
  const styles = useStyles()
  return (
    <li className={styles.item}>
      <OutcomeIcon at={outcome.at} />
      <div className={styles.words}>
        <span className={styles.name}>{name}</span>
        <Verdict outcome={outcome} name={name} />
      </div>
      {outcome.at === 'unfit' && (
        <div className={styles.more}>
          <FlawedDrawing name={name} xml={outcome.xml} findings={outcome.findings} />
        </div>
      )}
      {outcome.at === 'failed' && (
        <div className={styles.more}>
          <FailureNote error={outcome.error} onRetry={onRetry} />
        </div>
      )}
    </li>
  )
}

function OutcomeIcon({ at }: { at: Outcome['at'] }): ReactNode {
  const styles = useStyles()
  if (at === 'sending') return <Spinner size="tiny" />
  if (at === 'deployed')
    return (
      <span className={`${styles.icon} ${styles.good}`} aria-hidden="true">
        <CheckmarkCircleFilled />
      </span>
    )
  if (at === 'waiting')
    return (
      <span className={styles.icon} aria-hidden="true">
        <ClockRegular />
      </span>
    )
  return (
    <span className={`${styles.icon} ${styles.bad}`} aria-hidden="true">
      <DismissCircleFilled />
    </span>
  )
}

function Verdict({ outcome, name }: { outcome: Outcome; name: string }): ReactNode {
  const styles = useStyles()
  switch (outcome.at) {
    case 'waiting':
      return <span>Waits for those before it</span>
    case 'sending':
      return <span>Is being looked at</span>
    case 'deployed':
      return (
        <>
          <ul className={styles.versions}>
            {outcome.versions.map((version) => (
              <DeployedLine key={version.id} version={version} />
            ))}
          </ul>
          {outcome.hints.length > 0 && <Hints hints={outcome.hints} name={name} />}
        </>
      )
    case 'unfit':
      return (
        <span>Refused: {counted(outcome.findings.length, 'problem', 'problems')} to mend. Nothing was deployed.</span>
      )
    case 'strange':
      return <span>Refused. {outcome.reason}</span>
    case 'failed':
      return <span>Not deployed</span>
  }
}

const DeployedLine = ({
  version: { id, processId, name, version, isNew },
}: {
  version: DeployedVersion
}): ReactNode => (
  <li>
    <TextLink to="/admin/processes/$processId" params={{ processId }} search={{ version: id }}>
      {name ?? processId}, version {version}
    </TextLink>
    {isNew ? ' is deployed' : ' came from the same file already: nothing has changed'}
  </li>
)

function Hints({ hints, name }: { hints: Parameters<typeof Findings>[0]['findings']; name: string }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {counted(hints.length, 'hint', 'hints')}
      </Button>
      {isOpen && <Findings label={`Hints on ${name}`} findings={hints} />}
    </>
  )
}
