import { listDirectories } from '@countersign/core/api'
import { Button, Field, makeStyles, ToggleButton } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useCallback } from 'react'
import { useAnswer, useMay } from '../../api/index.ts'
import { Choice, SearchBox } from '../../parts/index.ts'
import {
  type Days,
  dayTitles,
  isNarrowed,
  notNarrowed,
  type RequestsSearch,
  showOf,
  shows,
  showTitles,
} from '../search.ts'

const useStyles = makeStyles({
  filters: { display: 'grid', gap: '16px' },
  shows: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  words: { flex: '2 1 240px', maxWidth: '360px', '@media (max-width: 700px)': { maxWidth: 'none' } },
  field: { flex: '1 1 160px', maxWidth: '240px' },
  clear: { marginTop: '26px' }, // beside the boxes, beneath their labels
})

type Props = { search: RequestsSearch; onLook: (changes: Partial<RequestsSearch>) => void }

/** What to look for. Every choice is in the address at once: a search can be sent to a colleague. */
export function RequestFilters({ search, onLook }: Props): ReactNode {
  const styles = useStyles()
  const here = showOf(search)
  const seek = useCallback((words: string) => onLook({ search: words || undefined }), [onLook])
  return (
    <search className={styles.filters}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would stand in a form */}
      <div role="group" aria-label="State" className={styles.shows}>
        {shows.map((show) => (
          <ToggleButton
            key={show}
            size="small"
            shape="circular"
            checked={show === here}
            appearance={show === here ? 'primary' : 'secondary'}
            onClick={() => onLook({ show: show === 'pending' ? undefined : show })}
          >
            {showTitles[show]}
          </ToggleButton>
        ))}
      </div>
      <div className={styles.fields}>
        <Field label="Search" className={styles.words}>
          <SearchBox label="A person, a group, a workflow" words={search.search ?? ''} onSearch={seek} />
        </Field>
        <Field label="Asked" className={styles.field}>
          <Choice<Days | ''>
            value={search.days ?? ''}
            choices={days}
            onChoose={(one) => onLook({ days: one || undefined })}
          />
        </Field>
        <StoreField store={search.store} onChoose={(store) => onLook({ store })} />
        {isNarrowed(search) && (
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            className={styles.clear}
            onClick={() => onLook(notNarrowed)}
          >
            Clear
          </Button>
        )}
      </div>
    </search>
  )
}

const days: readonly (readonly [Days | '', string])[] = [
  ['', 'At any time'],
  ...(['today', '7', '30', '90'] as const).map((name) => [name, dayTitles[name]] as const),
]

type StoreProps = { store: string | undefined; onChoose: (store: string | undefined) => void }

/** Which identity store, where there is more than one. */
function StoreField({ store, onChoose }: StoreProps): ReactNode {
  const styles = useStyles()
  const when = useMay(listDirectories.access)
  const stores = useAnswer(listDirectories, {}, { when }).data?.items ?? []
  if (stores.length < 2 && store === undefined) return null
  return (
    <Field label="Identity store" className={styles.field}>
      <Choice
        value={store ?? ''}
        choices={[['', 'Any'], ...stores.map(({ id, name }) => [id, name] as const)]}
        onChoose={(chosen) => onChoose(chosen || undefined)}
      />
    </Field>
  )
}
