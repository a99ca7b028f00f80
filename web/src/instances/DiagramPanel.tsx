import { getInstanceTrail, type InstanceDetails } from '@countersign/core/api'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { type ReactNode, useMemo } from 'react'
import { useAnswer } from '../api/index.ts'
import { Diagram } from '../diagram/index.ts'
import { Panel } from '../parts/index.ts'
import { ElementPanel } from './elements/ElementPanel.tsx'
import { marksOf } from './elements/marks.ts'
import type { ElementNames } from './elements/names.ts'
import { useFollow } from './follow.ts'

const stacked = '@media (max-width: 1080px)'

const useStyles = makeStyles({
  beside: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 360px',
    [stacked]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // As high as the drawing beside it, whatever is in it.
  closer: {
    position: 'relative',
    minHeight: '280px',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    [stacked]: { minHeight: 0, borderLeft: 'none', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  scrolling: { position: 'absolute', inset: 0, overflowY: 'auto', [stacked]: { position: 'static' } },
})

type Props = {
  instance: InstanceDetails
  xml: string
  names: ElementNames
  selected: string | null
  onSelect: (elementId: string | null) => void
  onTimeline: (elementId: string) => void
}

/** Where the tokens are and which way they came, while it happens; one element more closely. */
export function DiagramPanel({ instance, xml, names, selected, onSelect, onTimeline }: Props): ReactNode {
  const styles = useStyles()
  const { id, revision, processId, processName, version, visits, incidentList } = instance
  const trail = useAnswer(getInstanceTrail, { params: { id } }, { forGood: true })
  useFollow(revision, trail.refetch)
  const marks = useMemo(() => marksOf({ visits, incidentList }, trail.data), [visits, incidentList, trail.data])
  return (
    <Panel title="Diagram" note={noteOf(instance, trail.data)} flush>
      <div className={mergeClasses(selected !== null && styles.beside)}>
        <Diagram
          xml={xml}
          processId={processId}
          title={`${processName ?? processId}, version ${version}`}
          marks={marks}
          selected={selected}
          onSelect={onSelect}
        />
        {selected !== null && (
          <div className={styles.closer}>
            <div className={styles.scrolling}>
              <ElementPanel
                instance={instance}
                trail={trail.data}
                elementId={selected}
                names={names}
                onTimeline={() => onTimeline(selected)}
                onClose={() => onSelect(null)}
              />
            </div>
          </div>
        )}
      </div>
    </Panel>
  )
}

function noteOf({ status }: InstanceDetails, trail: { whole: boolean; exact: boolean } | undefined): string {
  if (trail?.whole === false) return 'The history is too long: of the way, only the first part is shown'
  if (trail?.exact === false) return 'The way shown may differ from the one that was gone'
  return status === 'active' ? 'Live' : 'As it ended'
}
