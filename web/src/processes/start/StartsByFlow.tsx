import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { TextLink } from '../../parts/index.ts'

const useStyles = makeStyles({ sentence: { display: 'block', marginTop: '4px' } })

/** What stands in the place of a button that the server would refuse. */
export function StartsByFlow({ flowId }: { flowId: string }): ReactNode {
  const styles = useStyles()
  return (
    <span className={styles.sentence}>
      This process belongs to an action flow: it is changed, activated and started on{' '}
      <TextLink to="/admin/flows/$id" params={{ id: flowId }}>
        the page of the flow
      </TextLink>
      .
    </span>
  )
}
