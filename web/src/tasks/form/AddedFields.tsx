import { Button, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { type Field, keyOf } from './field.ts'
import { useFormStyles } from './Items.tsx'

const useStyles = makeStyles({
  line: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '8px', alignItems: 'start' },
})

type Props = { added: readonly Field[]; show: (field: Field) => ReactNode; onRemove: (field: Field) => void }

/** Variables that nothing asks for, and somebody adds. */
export function AddedFields({ added, show, onRemove }: Props): ReactNode {
  const styles = useStyles()
  const formStyles = useFormStyles()
  return (
    <div className={formStyles.items}>
      {added.map((field) => (
        <div key={keyOf(field)} className={styles.line}>
          {show(field)}
          <Button
            appearance="subtle"
            icon={<DismissRegular />}
            aria-label={`Remove ${field.label}`}
            onClick={() => onRemove(field)}
          />
        </div>
      ))}
    </div>
  )
}
