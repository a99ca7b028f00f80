import type { InstanceDetails } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { CodeBlock, Facts, Opener, SideDrawer } from '../../parts/index.ts'
import type { ElementNames } from '../elements/names.ts'
import { presentValue, type Variable } from './scopes.ts'
import { ValueEditor } from './ValueEditor.tsx'
import { VariableHistory } from './VariableHistory.tsx'
import { kindOf, written } from './values.ts'

/** What a browser shows at once without a pause; Copy takes the whole all the same. */
const shownCharsMax = 60_000

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  heading: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, marginBottom: '8px' },
})

type Place = Pick<Variable, 'scope' | 'name'>

type Props = {
  instance: InstanceDetails
  opened: Place | null
  titleOf: (scope: string) => string
  names: ElementNames
  maySet: boolean
  onClose: () => void
}

/** One variable, whole: its value, where it lives, and every value it had. */
export const VariableDrawer = ({ opened, onClose, ...known }: Props): ReactNode => (
  <SideDrawer subject={opened} titleOf={({ name }) => name} onClose={onClose}>
    {(place) => <Whole {...known} place={place} />}
  </SideDrawer>
)

type WholeProps = Omit<Props, 'opened' | 'onClose'> & { place: Place }

function Whole({ instance, place, titleOf, names, maySet }: WholeProps): ReactNode {
  const styles = useStyles()
  const { scope, name } = place
  const [editing, setEditing] = useState<{ proposed?: unknown } | null>(null)
  const present = presentValue(instance, scope, name)
  const isSettable = maySet && present !== undefined
  return (
    <>
      <Facts facts={{ Of: titleOf(scope), Is: present === undefined ? 'no longer there' : kindOf(present) }} />
      {present !== undefined && <Value value={present} />}
      {isSettable && (
        <div>
          <Opener icon={<EditRegular />} onClick={() => setEditing({})}>
            Set another value
          </Opener>
        </div>
      )}
      <section>
        <h3 className={styles.heading}>History</h3>
        <VariableHistory
          instance={instance}
          place={place}
          names={names}
          {...(isSettable ? { onSetAgain: (proposed: unknown) => setEditing({ proposed }) } : {})}
        />
      </section>
      {editing && (
        <ValueEditor
          instance={instance}
          scope={scope}
          scopeTitle={titleOf(scope)}
          name={name}
          {...editing}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function Value({ value }: { value: unknown }): ReactNode {
  const styles = useStyles()
  const text = written(value)
  return (
    <div>
      <CodeBlock label="Value" text={text} shownMax={shownCharsMax} />
      {text.length > shownCharsMax && (
        <p className={styles.quiet}>Only the beginning is shown; Copy takes all of it.</p>
      )}
    </div>
  )
}
