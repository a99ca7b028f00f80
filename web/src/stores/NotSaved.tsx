import { Button, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { problemCodeOf } from '../api/index.ts'
import { FailureNote, focusHeading } from '../parts/index.ts'

const useStyles = makeStyles({ stack: { display: 'grid', gap: '12px', justifyItems: 'start' } })

type Props = { error: unknown; onShowSaved: () => void }

/** Why it was not saved. Where somebody else was faster, to repeat it would be refused for ever: this is the way on. */
export function NotSaved({ error, onShowSaved }: Props): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.stack}>
      <FailureNote error={error} />
      {problemCodeOf(error) === 'changed-meanwhile' && (
        <Button
          onClick={() => {
            onShowSaved()
            focusHeading() // the button goes, and the focus with it
          }}
        >
          Discard my entries, show what is saved
        </Button>
      )}
    </div>
  )
}
