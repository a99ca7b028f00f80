import { type InstanceDetails, setVariables } from '@countersign/core/api'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, BracesVariableRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useMay } from '../../api/index.ts'
import { counted, Empty, Opener, SearchBox } from '../../parts/index.ts'
import type { ElementNames } from '../elements/names.ts'
import { NewVariableDialog } from './NewVariableDialog.tsx'
import { type Variable, variablesOf } from './scopes.ts'
import { VariableDrawer } from './VariableDrawer.tsx'
import { VariableTable } from './VariableTable.tsx'

/** As many as one looks through; the rest is found by name, or shown when asked for. */
const shownAtFirst = 100
/** Below this one sees them all. */
const searchedFrom = 12

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', padding: '12px 16px' },
  search: { flex: '1 1 200px' },
  foot: {
    display: 'flex',
    alignItems: 'center',
    gap: '16px',
    padding: '12px 16px',
    color: tokens.colorNeutralForeground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

type Props = {
  instance: InstanceDetails
  /** The words for where a variable lives. */
  titleOf: (scope: string) => string
  names: ElementNames
}

/** What an instance holds: in the process as a whole, and in the elements that wait. */
export function VariablesPanel({ instance, titleOf, names }: Props): ReactNode {
  const styles = useStyles()
  const maySet = useMay(setVariables.access) && instance.status === 'active'
  const [sought, setSought] = useState('')
  const [isWhole, setWhole] = useState(false)
  const [opened, setOpened] = useState<Pick<Variable, 'scope' | 'name'> | null>(null)
  const [isAdding, setAdding] = useState(false)
  const all = variablesOf(instance)
  const found = all.filter(({ name }) => name.toLowerCase().includes(sought.toLowerCase()))
  const shown = isWhole ? found : found.slice(0, shownAtFirst)
  return (
    <>
      {(maySet || all.length >= searchedFrom) && (
        <div className={styles.head}>
          <div className={styles.search}>
            {all.length >= searchedFrom && <SearchBox label="Find by name" words={sought} onSearch={setSought} />}
          </div>
          {maySet && (
            <Opener icon={<AddRegular />} onClick={() => setAdding(true)}>
              Add a variable
            </Opener>
          )}
        </div>
      )}
      {shown.length === 0 ? (
        <Empty
          icon={<BracesVariableRegular />}
          title={all.length === 0 ? 'No variables' : 'No variable is called that'}
        >
          {all.length === 0
            ? 'It was started without any, and nothing has brought one.'
            : 'Only names are searched, in the process and in the elements that wait.'}
        </Empty>
      ) : (
        <VariableTable variables={shown} titleOf={titleOf} onOpen={setOpened} />
      )}
      {found.length > shown.length && (
        <div className={styles.foot}>
          {shown.length} of {counted(found.length, 'variable', 'variables')}
          <Button size="small" onClick={() => setWhole(true)}>
            Show all
          </Button>
        </div>
      )}
      <VariableDrawer
        instance={instance}
        opened={opened}
        titleOf={titleOf}
        names={names}
        maySet={maySet}
        onClose={() => setOpened(null)}
      />
      {isAdding && <NewVariableDialog instance={instance} titleOf={titleOf} onClose={() => setAdding(false)} />}
    </>
  )
}
