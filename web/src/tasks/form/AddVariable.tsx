import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { Choice } from '../../parts/index.ts'
import type { Field as FormField } from './field.ts'
import { type NewKind, newField, newKinds, wrongName } from './newField.ts'

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px', maxWidth: '640px' },
  name: { flex: '1 1 180px' },
  kind: { flex: '0 1 160px' },
  add: { marginTop: '26px' }, // beside the boxes, beneath their labels
})

type Props = { taken: readonly string[]; onAdd: (field: FormField) => void }

/** A variable that nobody has set so far: its name and what it is; its value is a field like the others. */
export function AddVariable({ taken, onAdd }: Props): ReactNode {
  const styles = useStyles()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<NewKind>('text')
  const [error, setError] = useState<string | null>(null)

  function add(): void {
    const wrong = wrongName(name.trim(), taken)
    setError(wrong)
    if (wrong) return
    onAdd(newField(name.trim(), kind))
    setName('')
  }

  // Enter adds the variable; it does not complete the task.
  const addOnEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    add()
  }

  return (
    <div className={styles.row}>
      <Field label="Another variable" className={styles.name} validationMessage={error}>
        <Input
          placeholder="Its name"
          autoComplete="off"
          maxLength={200}
          value={name}
          onKeyDown={addOnEnter}
          onChange={(_, { value }) => setName(value)}
        />
      </Field>
      <Field label="Kind" className={styles.kind}>
        <Choice value={kind} choices={newKinds} onChoose={setKind} />
      </Field>
      <Button className={styles.add} icon={<AddRegular />} onClick={add}>
        Add
      </Button>
    </div>
  )
}
