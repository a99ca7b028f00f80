import { makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { Answered, counted, Lines, Panel, TextLink } from '../parts/index.ts'
import { Ageing } from './Ageing.tsx'
import { totalOf } from './ages.ts'
import { useCauses } from './useCauses.ts'

const useStyles = makeStyles({ stack: { display: 'grid', gap: '12px' } })

/** For a home page: whether anything is stuck, for how long, and the way to it. */
export function IncidentsPanel(): ReactNode {
  const styles = useStyles()
  const causes = useCauses({})
  return (
    <Panel title="Incidents" actions={<TextLink to="/admin/incidents">See all</TextLink>}>
      <Answered answer={causes} skeleton={<Lines count={2} label="incidents" />}>
        {({ items, ages }) =>
          items.length === 0 ? (
            'Nothing is stuck.'
          ) : (
            <div className={styles.stack}>
              <p>
                {counted(totalOf(ages), 'incident waits', 'incidents wait')} for somebody to look, of{' '}
                {counted(items.length, 'cause', 'causes')}.
              </p>
              <Ageing ages={ages} />
            </div>
          )
        }
      </Answered>
    </Panel>
  )
}
