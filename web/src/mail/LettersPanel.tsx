import { type LetterRecord, letterStates, listLetters } from '@countersign/core/api'
import { Button, Field, makeStyles } from '@fluentui/react-components'
import { MailRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { usePages } from '../api/index.ts'
import { Answered, Choice, Empty, Lines, MoreFoot, Panel } from '../parts/index.ts'
import { LetterTable } from './LetterTable.tsx'
import type { MailSearch } from './search.ts'
import { stateTitles } from './states.ts'

const useStyles = makeStyles({ choice: { minWidth: '180px' } })

type Props = {
  state: LetterRecord['state'] | undefined
  everyMs: number
  onLook: (changes: Partial<MailSearch>) => void
}

const choices = [['all', 'All letters'], ...letterStates.map((state) => [state, stateTitles[state]] as const)] as const

export function LettersPanel({ state, everyMs, onLook }: Props): ReactNode {
  const styles = useStyles()
  const letters = usePages(listLetters, { query: { ...(state && { state }), limit: 50 } }, { everyMs })
  const choose = (chosen: (typeof choices)[number][0]) => onLook({ state: chosen === 'all' ? undefined : chosen })
  return (
    <Panel
      title="Letters"
      note="Newest first, of the last 30 days"
      flush
      actions={
        <Field label="Show" orientation="horizontal" className={styles.choice}>
          <Choice value={state ?? 'all'} choices={choices} onChoose={choose} />
        </Field>
      }
    >
      <Answered answer={letters} skeleton={<Lines inset count={4} label="letters" />}>
        {(found) =>
          found.length === 0 ? (
            <Empty
              icon={<MailRegular />}
              title={state === undefined ? 'No letters yet' : `No letters are ${stateTitles[state].toLowerCase()}`}
              action={
                state !== undefined && <Button onClick={() => onLook({ state: undefined })}>Show all letters</Button>
              }
            >
              {state === undefined ? 'The first is sent when somebody asks for a change that needs an approval.' : ''}
            </Empty>
          ) : (
            <>
              <LetterTable letters={found} />
              <MoreFoot pages={letters} count={found.length} one="letter" many="letters" />
            </>
          )
        }
      </Answered>
    </Panel>
  )
}
