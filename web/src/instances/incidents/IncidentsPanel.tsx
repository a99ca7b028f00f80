import type { InstanceDetails } from '@countersign/core/api'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { counted, Panel } from '../../parts/index.ts'
import type { ElementNames } from '../elements/names.ts'
import { IncidentCard } from './IncidentCard.tsx'
import { firstOfEachKind } from './kinds.ts'

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: '16px', margin: 0, padding: 0, listStyle: 'none' },
  item: {
    ':not(:first-child)': { paddingTop: '16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  alike: { alignSelf: 'center', color: tokens.colorNeutralForeground2 },
  more: { marginTop: '16px' },
})

type Props = { instance: InstanceDetails; names: ElementNames; onShow: (elementId: string) => void }

/** What keeps the instance from going on: above all else, since nothing else helps. */
export function IncidentsPanel({ instance, names, onShow }: Props): ReactNode {
  const styles = useStyles()
  const [isWhole, setWhole] = useState(false)
  const { incidentList: all, visits, processName, processId } = instance
  const shown = isWhole ? all.map((first) => ({ first, count: 1 })) : firstOfEachKind(all)
  if (all.length === 0) return null
  return (
    <Panel title="Somebody has to look" note={counted(all.length, 'incident', 'incidents')}>
      <ul className={styles.list}>
        {shown.map(({ first: incident, count }) => {
          const { id, elementId, visit } = incident
          const isDrawn = elementId !== ''
          return (
            <li key={id} className={styles.item}>
              <IncidentCard
                incident={incident}
                elementName={isDrawn ? names.nameOf(elementId) : (processName ?? processId)}
                isJob={visits.some((one) => one.id === visit && one.waitsFor === 'answer')}
              >
                {isDrawn && (
                  <Button size="small" appearance="subtle" onClick={() => onShow(elementId)}>
                    Show where
                  </Button>
                )}
                {count > 1 && <span className={styles.alike}>and {count - 1} more like it</span>}
              </IncidentCard>
            </li>
          )
        })}
      </ul>
      {all.length > shown.length && (
        <Button size="small" className={styles.more} onClick={() => setWhole(true)}>
          Show all {all.length}
        </Button>
      )}
    </Panel>
  )
}
