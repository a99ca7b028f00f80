import type { Conditions } from '@countersign/core/flows'
import { Button, Field, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { Choice } from '../../../parts/index.ts'
import { ConditionFields } from './ConditionFields.tsx'
import { newCondition } from './newCondition.ts'

const useStyles = makeStyles({
  group: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    paddingLeft: '10px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
})

const matches = [
  ['all', 'All of these hold'],
  ['any', 'One of these holds'],
] as const

type Group = Conditions['groups'][number]
const emptyGroup: Group = { match: 'all', conditions: [] }

type Props = {
  stepId: string
  /** Of the path. */
  name: string
  when: Conditions
  onChange: (when: Conditions, field?: string) => void
}

/** Conditions in groups: all or any of a group, all or any of the groups. */
export function ConditionsField({ stepId, name, when, onChange }: Props): ReactNode {
  const styles = useStyles()
  const groups = when.groups.length === 0 ? [emptyGroup] : when.groups
  const putGroup = (index: number, group: Group, field?: string) =>
    onChange({ ...when, groups: groups.with(index, group) }, field)
  return (
    <>
      {groups.length > 1 && (
        <Field label={`Groups of ${name}`}>
          <Choice
            value={when.match}
            choices={[
              ['all', 'All groups hold'],
              ['any', 'One group holds'],
            ]}
            onChoose={(match) => onChange({ ...when, groups, match })}
          />
        </Field>
      )}
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group is known by its place and by nothing else
        <div key={at} className={styles.group}>
          {group.conditions.length > 1 && (
            <Field label={groups.length > 1 ? `Group ${at + 1}` : 'Together'}>
              <Choice value={group.match} choices={matches} onChoose={(match) => putGroup(at, { ...group, match })} />
            </Field>
          )}
          {group.conditions.map((condition, index) => (
            <ConditionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: so is a condition
              key={index}
              stepId={stepId}
              number={index + 1}
              condition={condition}
              onChange={(next, field) =>
                putGroup(
                  at,
                  { ...group, conditions: group.conditions.with(index, next) },
                  field && `${at}.${index}.${field}`,
                )
              }
              onRemove={() => putGroup(at, { ...group, conditions: group.conditions.toSpliced(index, 1) })}
            />
          ))}
          <div className={styles.buttons}>
            <Button
              size="small"
              icon={<AddRegular />}
              onClick={() => putGroup(at, { ...group, conditions: [...group.conditions, newCondition] })}
            >
              Add a condition
            </Button>
            {groups.length > 1 && (
              <Button
                size="small"
                appearance="subtle"
                onClick={() => onChange({ ...when, groups: groups.toSpliced(at, 1) })}
              >
                Remove the group
              </Button>
            )}
          </div>
        </div>
      ))}
      {(groups[0]?.conditions.length ?? 0) > 0 && (
        <div>
          <Button
            size="small"
            appearance="subtle"
            icon={<AddRegular />}
            onClick={() => onChange({ ...when, groups: [...groups, { match: 'all', conditions: [newCondition] }] })}
          >
            Add a group
          </Button>
        </div>
      )}
    </>
  )
}
