import type { AuditEntry } from '@countersign/core/api'
import { auditActions } from '@countersign/core/audit'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CopyButton, exactTime, Facts, SideDrawer } from '../parts/index.ts'
import { ChangesTable } from './ChangesTable.tsx'
import { nameOf, tell } from './details.ts'

const useStyles = makeStyles({
  heading: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, marginBottom: '8px' },
  id: { display: 'flex', alignItems: 'flex-start', gap: '4px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  more: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  told: { whiteSpace: 'pre-wrap' },
})

type Props = { entry: AuditEntry | null; onClose: () => void; onSearch: (words: string) => void }

/** One entry, whole. */
export const EntryDrawer = ({ entry, onClose, onSearch }: Props): ReactNode => (
  <SideDrawer subject={entry} titleOf={({ action }) => auditActions[action]} onClose={onClose}>
    {(shown) => <Entry entry={shown} onSearch={onSearch} />}
  </SideDrawer>
)

const actorKinds = {
  account: 'signed in',
  token: 'with an API token',
  system: 'the server itself',
  nobody: 'not signed in',
} as const

function Entry({ entry, onSearch }: { entry: AuditEntry; onSearch: (words: string) => void }): ReactNode {
  const styles = useStyles()
  const { actor, subject } = entry
  const { changes, rest } = tell(entry.details)
  return (
    <>
      <Facts
        facts={{
          When: <time dateTime={entry.at}>{exactTime(entry.at)}</time>,
          Who: (
            <>
              {nameOf(actor)} <span className={styles.quiet}>({actorKinds[actor.kind]})</span>
            </>
          ),
          ...(subject && {
            'On what': (
              <>
                {nameOf(subject)} <span className={styles.quiet}>({subject.kind})</span>
              </>
            ),
          }),
          Sealed: entry.sealed
            ? 'Yes: chained to the entries before it, so that an edit would be found'
            : 'Not yet: the sealer follows within about a second',
          'Entry id': <Id text={entry.id} label="Copy the entry id" />,
          ...(entry.requestId && { 'Request id': <Id text={entry.requestId} label="Copy the request id" /> }),
        }}
      />
      {changes.length > 0 && (
        <section>
          <h3 className={styles.heading}>What it changed</h3>
          <ChangesTable changes={changes} />
        </section>
      )}
      {Object.keys(rest).length > 0 && (
        <section className={styles.told}>
          <h3 className={styles.heading}>Details</h3>
          <Facts facts={rest} />
        </section>
      )}
      <div className={styles.more}>
        {actor.name && (
          <Button size="small" onClick={() => onSearch(actor.name)}>
            Everything about {actor.name}
          </Button>
        )}
        {entry.requestId && (
          <Button size="small" onClick={() => onSearch(entry.requestId ?? '')}>
            Everything of this request
          </Button>
        )}
      </div>
    </>
  )
}

function Id({ text, label }: { text: string; label: string }): ReactNode {
  const styles = useStyles()
  return (
    <span className={styles.id}>
      <span className={styles.code}>{text}</span>
      <CopyButton text={text} label={label} />
    </span>
  )
}
