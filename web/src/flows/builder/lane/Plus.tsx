import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { Place } from '../../draft/places.ts'
import { useBuilder } from '../context.ts'

const useStyles = makeStyles({
  way: {
    position: 'relative',
    display: 'grid',
    placeItems: 'center',
    minHeight: '44px',
    '::before': {
      content: '""',
      position: 'absolute',
      insetBlock: 0,
      left: 'calc(50% - 1px)',
      borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    },
  },
  last: { '::before': { bottom: '50%' } },
  button: { zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
  chosen: { outline: `2px solid ${tokens.colorCompoundBrandStroke}` },
  arrow: { minHeight: '20px' },
})

export const plusId = ({ list, index }: Place): string => `add-${list}-${index}`

type Props = {
  place: Place
  /** “after Lookup user” */
  where: string
  isLast: boolean
}

/** Where the way leads on, and where a step can be put into it. */
export function Plus({ place, where, isLast }: Props): ReactNode {
  const styles = useStyles()
  const { mayManage, shown, show } = useBuilder()
  if (!mayManage) return <div className={mergeClasses(styles.way, styles.arrow)} aria-hidden="true" />
  const isChosen = shown.what === 'add' && shown.place.list === place.list && shown.place.index === place.index
  return (
    <div className={mergeClasses(styles.way, isLast && styles.last)}>
      <Button
        id={plusId(place)}
        className={mergeClasses(styles.button, isChosen && styles.chosen)}
        size="small"
        shape="circular"
        icon={<AddRegular />}
        aria-label={`Add a step ${where}`}
        title={`Add a step ${where}`}
        aria-expanded={isChosen}
        onClick={() => show({ what: 'add', place, system: null })}
      />
    </div>
  )
}
