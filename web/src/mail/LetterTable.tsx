import { getMail, type LetterRecord, listLetters, sendLetterAgain } from '@countersign/core/api'
import { Badge, type BadgeProps, Button, Link, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAction } from '../api/index.ts'
import { Ago, type Column, DataTable, FailureNote, useSayDone } from '../parts/index.ts'
import { stateTitles } from './states.ts'

const useStyles = makeStyles({
  words: { display: 'grid', gap: '2px', justifyItems: 'start', minWidth: 0 },
  subject: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

const colours: Record<LetterRecord['state'], NonNullable<BadgeProps['color']>> = {
  waiting: 'warning',
  sent: 'success',
  failed: 'danger',
}

export function LetterTable({ letters }: { letters: readonly LetterRecord[] }): ReactNode {
  const styles = useStyles()
  const sayDone = useSayDone()
  const again = useAction(sendLetterAgain, {
    changes: [listLetters, getMail],
    onDone: ({ to }) => sayDone(`The letter to ${to.name} is sent again`),
  })
  const columns: Column<LetterRecord>[] = [
    {
      title: 'Letter',
      width: 'minmax(220px, 2fr)',
      kind: 'name',
      cell: (letter) => <Subject letter={letter} />,
    },
    {
      title: 'To',
      width: 'minmax(160px, 1.4fr)',
      cell: ({ to }) => (
        <span className={styles.words}>
          <span>{to.name}</span>
          <span className={styles.quiet}>{to.address || 'no address'}</span>
        </span>
      ),
    },
    {
      title: 'State',
      width: 'minmax(200px, 2fr)',
      cell: ({ state, sentence, nextAt, attempts }) => (
        <span className={styles.words}>
          <Badge appearance="tint" color={colours[state]}>
            {stateTitles[state]}
          </Badge>
          {sentence !== null && <span className={styles.quiet}>{sentence}</span>}
          {state === 'waiting' && nextAt !== null && attempts > 0 && (
            <span className={styles.quiet}>
              Tried again <Ago at={nextAt} />
            </span>
          )}
        </span>
      ),
    },
    {
      title: 'Written',
      width: 'minmax(100px, 0.8fr)',
      cell: ({ createdAt }) => <Ago at={createdAt} />,
    },
    {
      title: 'Actions',
      width: '112px',
      kind: 'actions',
      cell: ({ id, state, to }) =>
        state !== 'sent' && (
          <Button
            size="small"
            disabledFocusable={again.isPending}
            aria-label={`Send again to ${to.name}`}
            onClick={() => again.mutate({ params: { id } })}
          >
            Send again
          </Button>
        ),
    },
  ]
  return (
    <>
      {again.error && <FailureNote error={again.error} />}
      <DataTable label="Letters" columns={columns} rows={letters} keyOf={({ id }) => id} />
    </>
  )
}

function Subject({ letter: { subject, about } }: { letter: LetterRecord }): ReactNode {
  const styles = useStyles()
  const words = subject || 'Of another version of this server'
  return (
    <span className={styles.subject}>
      {about.kind === 'request' ? <Link href={`/portal/requests/${about.id}`}>{words}</Link> : words}
    </span>
  )
}
