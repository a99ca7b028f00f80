import { makeStyles, ToggleButton } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type InstancesSearch, stateNames, stateOf, states } from './search.ts'

const useStyles = makeStyles({ buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' } })

type Props = { search: InstancesSearch; onLook: (changes: Partial<InstancesSearch>) => void }

/** The states people look for, one press each. */
export function StateButtons({ search, onLook }: Props): ReactNode {
  const styles = useStyles()
  const here = stateOf(search)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would stand in a form
    <div role="group" aria-label="State" className={styles.buttons}>
      {stateNames.map((name) => (
        <ToggleButton
          key={name}
          size="small"
          shape="circular"
          checked={name === here}
          appearance={name === here ? 'primary' : 'secondary'}
          onClick={() => onLook(states[name].search)}
        >
          {states[name].title}
        </ToggleButton>
      ))}
    </div>
  )
}
