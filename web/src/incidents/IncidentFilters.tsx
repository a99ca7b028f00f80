import { Button, Field, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ProcessField } from '../instances/ProcessField.tsx'
import { Choice } from '../parts/index.ts'
import { incidentCodes, meaningOf } from './meaning.ts'
import { type IncidentsSearch, isFiltered } from './search.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '12px' },
  kind: { flex: '1 1 240px', maxWidth: '360px' },
})

const kinds = [['', 'Any kind'], ...incidentCodes.map((code) => [code, meaningOf(code).title] as const)] as const

type Props = { search: IncidentsSearch; onLook: (changes: Partial<IncidentsSearch>) => void; onClear: () => void }

/** What to look for. Every choice is in the address at once: a search can be sent to a colleague. */
export function IncidentFilters({ search, onLook, onClear }: Props): ReactNode {
  const styles = useStyles()
  return (
    <search className={styles.filters}>
      <ProcessField
        processId={search.processId}
        onChoose={(processId) => onLook({ processId, elementId: undefined })}
      />
      <Field label="Kind" className={styles.kind}>
        <Choice value={search.code ?? ''} choices={kinds} onChoose={(code) => onLook({ code: code || undefined })} />
      </Field>
      {isFiltered(search) && (
        <Button appearance="subtle" icon={<DismissRegular />} onClick={onClear}>
          Clear
        </Button>
      )}
    </search>
  )
}
