import type { AnswerOf, tryWorkflows } from '@countersign/core/api'
import { eventsOf } from '@countersign/core/workflows'
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, SubtractCircleRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { counted } from '../../../parts/index.ts'
import { askedInWords } from './askedInWords.ts'

type Trial = AnswerOf<typeof tryWorkflows>

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px' },
  list: { listStyleType: 'none', display: 'grid', gap: '10px' },
  line: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', gap: '8px' },
  fires: { color: tokens.colorStatusSuccessForeground1 },
  rests: { color: tokens.colorNeutralForeground3 },
  name: { fontWeight: tokens.fontWeightSemibold },
  why: { color: tokens.colorNeutralForeground2, fontSize: '13px', lineHeight: '18px' },
  icon: { fontSize: '20px', lineHeight: 1 },
})

const titles: Record<Trial['outcome'], string> = {
  asks: 'It becomes a request',
  'at-once': 'It is done at once',
  refused: 'It is refused',
}

const intents = { asks: 'success', 'at-once': 'info', refused: 'warning' } as const

/** What would come of it, and what each workflow says to it. */
export function TryResult({ trial }: { trial: Trial }): ReactNode {
  const styles = useStyles()
  const { kind, outcome, sentence, matched, considered } = trial
  const near = considered.filter(({ event }) => eventsOf(kind).includes(event))
  return (
    <div className={styles.stack}>
      <MessageBar intent={intents[outcome]} layout="multiline" role="status">
        <MessageBarBody>
          <MessageBarTitle>{titles[outcome]}</MessageBarTitle>
          {sentence} {outcome === 'asks' && matched && askedInWords(matched)}
        </MessageBarBody>
      </MessageBar>
      {near.length > 0 && (
        <ul className={styles.list} aria-label="What workflows say to it">
          {near.map((one) => (
            <Line key={one.id} considered={one} />
          ))}
        </ul>
      )}
      <p className={styles.why}>{othersInWords(near.length, considered.length)}</p>
    </div>
  )
}

function Line({ considered: { name, matches, why } }: { considered: Trial['considered'][number] }): ReactNode {
  const styles = useStyles()
  return (
    <li className={styles.line}>
      <span className={styles.icon} aria-hidden="true">
        {matches ? (
          <CheckmarkCircleFilled className={styles.fires} />
        ) : (
          <SubtractCircleRegular className={styles.rests} />
        )}
      </span>
      <span>
        <span className={styles.name}>{name}</span>
        <br />
        <span className={styles.why}>{why}</span>
      </span>
    </li>
  )
}

const othersInWords = (near: number, all: number): string =>
  near === 0
    ? 'No workflow waits for this.'
    : `${counted(all - near, 'other workflow waits', 'other workflows wait')} for something else.`
