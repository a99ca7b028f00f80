import type { Secret } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { Fragment, type ReactNode } from 'react'
import { TextLink } from '../parts/index.ts'

const useStyles = makeStyles({ nobody: { color: tokens.colorNeutralForeground3 } })

const shownMax = 4 // a table's cell is no list

/** The processes that name a secret, each with a way to it. */
export function UsedBy({ processes }: { processes: Secret['usedBy'] }): ReactNode {
  const { nobody } = useStyles()
  if (processes.length === 0) return <span className={nobody}>No process</span>
  return (
    <span>
      {processes.slice(0, shownMax).map(({ processId, name }, place) => (
        <Fragment key={processId}>
          {place > 0 && ', '}
          <TextLink to="/admin/processes/$processId" params={{ processId }}>
            {name ?? processId}
          </TextLink>
        </Fragment>
      ))}
      {processes.length > shownMax && ` and ${processes.length - shownMax} more`}
    </span>
  )
}
