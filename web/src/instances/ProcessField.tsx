import { listProcesses } from '@countersign/core/api'
import { Combobox, Field, makeStyles, Option } from '@fluentui/react-components'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useAnswer } from '../api/index.ts'

/** More than anybody reads; who has more processes types a part of the name. */
const offeredMax = 50

const useStyles = makeStyles({ field: { flex: '1 1 200px', maxWidth: '320px' }, box: { minWidth: 0, width: '100%' } })

type Props = { processId: string | undefined; onChoose: (processId: string | undefined) => void }

/** One of the processes, found by a part of its name or id. */
export function ProcessField({ processId, onChoose }: Props): ReactNode {
  const styles = useStyles()
  const [typed, setTyped] = useState<string | null>(null) // null while nobody is typing
  const sought = useDeferredValue(typed ?? '')
  const { data } = useAnswer(listProcesses, { query: { search: sought, limit: offeredMax } }, { keepLast: true })
  const offered = data?.items ?? []
  const chosen = offered.find((one) => one.processId === processId)
  const titleOf = ({ name, processId }: { name: string | null; processId: string }) => name ?? processId
  return (
    <Field label="Process" className={styles.field}>
      <Combobox
        className={styles.box}
        input={{ className: styles.box }}
        freeform
        clearable
        placeholder="Any process"
        value={typed ?? (chosen ? titleOf(chosen) : (processId ?? ''))}
        selectedOptions={processId === undefined ? [] : [processId]}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onOpenChange={(_, { open }) => !open && setTyped(null)}
        onOptionSelect={(_, { optionValue }) => {
          setTyped(null)
          onChoose(optionValue || undefined)
        }}
      >
        {offered.map((one) => (
          <Option key={one.processId} value={one.processId} text={titleOf(one)}>
            {titleOf(one)}
          </Option>
        ))}
        {data && offered.length === 0 && (
          <Option disabled value="" text="">
            No process is called that
          </Option>
        )}
      </Combobox>
    </Field>
  )
}
