import type { RequestDetails } from '@countersign/core/api'
import { Badge, MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Panel } from '../../parts/index.ts'

const useStyles = makeStyles({
  content: { display: 'grid', gap: '12px' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

type Link = NonNullable<RequestDetails['link']>

const linkStates: Record<
  Link['state'],
  { title: string; color: 'informative' | 'brand' | 'success' | 'warning' | 'danger' }
> = {
  waiting: { title: 'Not started yet', color: 'informative' },
  started: { title: 'Running', color: 'brand' },
  answered: { title: 'Has answered', color: 'success' },
  undecided: { title: 'Ended without a decision', color: 'warning' },
  refused: { title: 'Its answer does not count', color: 'warning' },
  failed: { title: 'Could not be started', color: 'danger' },
  unknown: { title: 'Not known', color: 'warning' },
}

/** How the cloud flow stands that was started with the request, and what is left open there. */
export function LinkPanel({ link }: { link: Link }): ReactNode {
  const styles = useStyles()
  const { flowName, state, sentence, staysOpen } = link
  return (
    <Panel title="In Power Automate">
      <div className={styles.content}>
        <div className={styles.head}>
          <span className={styles.name}>{flowName}</span>
          <Badge appearance="tint" color={linkStates[state].color}>
            {linkStates[state].title}
          </Badge>
        </div>
        <p>{sentence}</p>
        {staysOpen && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>The flow’s approval stays open</MessageBarTitle>
              It was decided here first. Nobody can close an approval of Power Automate from outside: whoever answers it
              there changes nothing any more.
            </MessageBarBody>
          </MessageBar>
        )}
      </div>
    </Panel>
  )
}
