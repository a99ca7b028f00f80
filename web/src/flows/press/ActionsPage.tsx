import { type FlowButton, listFlowButtons } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import { CursorClickRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { usePages } from '../../api/index.ts'
import { Answered, Empty, Lines, MoreFoot, Opener, Page, Panel } from '../../parts/index.ts'
import { MyRunsPanel } from './MyRunsPanel.tsx'
import { PressDialog } from './PressDialog.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    padding: '12px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  words: { flex: '1 1 240px', display: 'grid', minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** What one can begin oneself, and what became of it. */
export function ActionsPage(): ReactNode {
  const styles = useStyles()
  const buttons = usePages(listFlowButtons, { query: {} })
  const [pressed, setPressed] = useState<FlowButton | null>(null)
  return (
    <Page title="Action flows" lead="What you can begin here yourself. Each says afterwards what it has done.">
      <Panel title="What you can begin" flush>
        <Answered answer={buttons} skeleton={<Lines inset count={3} label="action flows" />}>
          {(shown) =>
            shown.length === 0 ? (
              <Empty icon={<CursorClickRegular />} title="There is nothing to begin yet">
                Whoever designs workflows puts buttons here.
              </Empty>
            ) : (
              <>
                <ul className={styles.list} aria-label="Action flows">
                  {shown.map((button) => (
                    <li key={button.flowId} className={styles.item}>
                      <span className={styles.words}>
                        <span className={styles.name}>{button.name}</span>
                        {button.description && <span className={styles.quiet}>{button.description}</span>}
                      </span>
                      <Opener appearance="primary" onClick={() => setPressed(button)}>
                        {button.label || button.name}
                      </Opener>
                    </li>
                  ))}
                </ul>
                {buttons.hasNextPage && (
                  <MoreFoot pages={buttons} count={shown.length} one="action flow" many="action flows" />
                )}
              </>
            )
          }
        </Answered>
      </Panel>
      <MyRunsPanel />
      {pressed && <PressDialog button={pressed} onClose={() => setPressed(null)} />}
    </Page>
  )
}
