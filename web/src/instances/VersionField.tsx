import { listProcessVersions } from '@countersign/core/api'
import { Field, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/index.ts'
import { Choice } from '../parts/index.ts'

const useStyles = makeStyles({ field: { flex: '0 1 150px', minWidth: '130px' } })

type Props = { processId: string; versionId: string | undefined; onChoose: (versionId: string | undefined) => void }

/** One of the versions of a process; the newest two hundred are on offer. */
export function VersionField({ processId, versionId, onChoose }: Props): ReactNode {
  const styles = useStyles()
  const { data } = useAnswer(listProcessVersions, { params: { processId }, query: { limit: 200 } })
  const versions = (data?.items ?? []).map(({ id, version }) => [id, `Version ${version}`] as const)
  const isOld = versionId !== undefined && !versions.some(([id]) => id === versionId)
  return (
    <Field label="Version" className={styles.field}>
      <Choice
        value={versionId ?? ''}
        choices={[['', 'Any version'], ...versions, ...(isOld ? [[versionId, 'An older version'] as const] : [])]}
        onChoose={(chosen) => onChoose(chosen || undefined)}
      />
    </Field>
  )
}
