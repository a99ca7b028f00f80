import { Button, Field, makeStyles } from '@fluentui/react-components'
import { DismissRegular } from '@fluentui/react-icons'
import { type ReactNode, useCallback, useState } from 'react'
import { SearchBox, TextLink } from '../parts/index.ts'
import { ProcessField } from './ProcessField.tsx'
import { StateButtons } from './StateButtons.tsx'
import { type InstancesSearch, isFiltered, wrongVariable } from './search.ts'
import { VersionField } from './VersionField.tsx'

const useStyles = makeStyles({
  filters: { display: 'grid', gap: '16px' },
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: '12px' },
  words: { flex: '1 1 180px', maxWidth: '280px' },
  clear: { marginTop: '26px' }, // beside the boxes, beneath their labels
  called: { display: 'flex', alignItems: 'center', gap: '8px' },
})

type Props = {
  search: InstancesSearch
  onLook: (changes: Partial<InstancesSearch>) => void
  onClear: () => void
}

/** What to look for. Every choice is in the address at once: a search can be sent to a colleague. */
export function InstanceFilters({ search, onLook, onClear }: Props): ReactNode {
  const styles = useStyles()
  const { processId, versionId, businessKey, callerId } = search
  const seekKey = useCallback((words: string) => onLook({ businessKey: words || undefined }), [onLook])
  return (
    <search className={styles.filters}>
      <StateButtons search={search} onLook={onLook} />
      <div className={styles.fields}>
        <ProcessField
          processId={processId}
          onChoose={(chosen) => onLook({ processId: chosen, versionId: undefined })}
        />
        {processId !== undefined && (
          <VersionField
            processId={processId}
            versionId={versionId}
            onChoose={(chosen) => onLook({ versionId: chosen })}
          />
        )}
        <Field label="Business key" className={styles.words}>
          <SearchBox label="The whole key" words={businessKey ?? ''} onSearch={seekKey} />
        </Field>
        <VariableField variable={search.variable} onLook={onLook} />
        {isFiltered(search) && (
          <Button appearance="subtle" icon={<DismissRegular />} className={styles.clear} onClick={onClear}>
            Clear
          </Button>
        )}
      </div>
      {callerId !== undefined && (
        <p className={styles.called}>
          Only what
          <TextLink to="/admin/instances/$id" params={{ id: callerId }}>
            one instance
          </TextLink>
          called.
        </p>
      )}
    </search>
  )
}

type VariableProps = { variable: string | undefined; onLook: Props['onLook'] }

function VariableField({ variable, onLook }: VariableProps): ReactNode {
  const styles = useStyles()
  const [wrong, setWrong] = useState<string | null>(null)
  const seek = useCallback(
    (words: string) => {
      const reason = wrongVariable(words)
      setWrong(reason)
      if (reason === null) onLook({ variable: words || undefined })
    },
    [onLook],
  )
  return (
    <Field
      label="Variable"
      className={styles.words}
      {...(wrong === null ? {} : { validationState: 'error', validationMessage: wrong })}
    >
      <SearchBox label="name=value" words={variable ?? ''} onSearch={seek} />
    </Field>
  )
}
