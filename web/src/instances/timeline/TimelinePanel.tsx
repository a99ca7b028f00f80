import type { InstanceDetails } from '@countersign/core/api'
import { Button, Field, makeStyles } from '@fluentui/react-components'
import { DismissRegular, HistoryRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { Answered, Choice, Empty, Lines, MoreFoot } from '../../parts/index.ts'
import type { ElementNames } from '../elements/names.ts'
import { StepItem } from './StepItem.tsx'
import { type Kind, kindOf } from './told.ts'
import { useStory } from './useStory.ts'

const kinds = [
  ['', 'Everything'],
  ['trouble', 'Failures and incidents'],
  ['done', 'Work that was done'],
  ['event', 'Timers, messages, signals'],
  ['changed', 'Variables set by hand'],
] as const satisfies readonly (readonly [Kind | '', string])[]

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '12px', padding: '12px 16px' },
  kind: { flex: '0 1 240px' },
  steps: { margin: 0, padding: '4px 0', listStyle: 'none' },
})

type Props = {
  instance: InstanceDetails
  names: ElementNames
  /** Only what had to do with this element. */
  elementId: string | undefined
  onAll: () => void
}

/** What happened, newest first, in words. */
export function TimelinePanel({ instance, names, elementId, onAll }: Props): ReactNode {
  const styles = useStyles()
  const [kind, setKind] = useState<(typeof kinds)[number][0]>('')
  const story = useStory(instance, elementId)
  return (
    <>
      <div className={styles.head}>
        <Field label="Show" className={styles.kind}>
          <Choice value={kind} choices={kinds} onChoose={setKind} />
        </Field>
        {elementId !== undefined && (
          <Button
            icon={<DismissRegular />}
            iconPosition="after"
            onClick={onAll}
            aria-label={`Only “${names.nameOf(elementId)}”: show all again`}
          >
            Only “{names.nameOf(elementId)}”
          </Button>
        )}
      </div>
      <Answered answer={story} skeleton={<Lines inset count={6} label="the timeline" />}>
        {(told) => {
          const shown = kind === '' ? told : told.filter((step) => kindOf(step) === kind)
          return (
            <>
              {shown.length === 0 ? (
                <Empty icon={<HistoryRegular />} title="Nothing of this kind">
                  {story.hasNextPage
                    ? 'Not in what is loaded so far: load more, or look for something else.'
                    : 'It did not happen in this instance.'}
                </Empty>
              ) : (
                <ol className={styles.steps} aria-label="Timeline">
                  {shown.map((step) => (
                    <StepItem key={step.number} step={step} names={names} />
                  ))}
                </ol>
              )}
              <MoreFoot pages={story} count={told.length} one="step" many="steps" />
            </>
          )
        }}
      </Answered>
    </>
  )
}
