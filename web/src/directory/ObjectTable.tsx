import type { StoredObject } from '@countersign/core/api'
import { securityTypeOf, securityTypes } from '@countersign/core/directory'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Column, DataTable, Initials } from '../parts/index.ts'
import { ObjectLink } from './ObjectLink.tsx'

const useStyles = makeStyles({
  who: { display: 'flex', alignItems: 'center', gap: '12px', minWidth: 0 },
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
})

export const textOf = ({ attributes }: Pick<StoredObject, 'attributes'>, name: string): string => {
  const value = attributes[name]
  return typeof value === 'string' ? value : ''
}

type Props = {
  label: string
  objects: readonly StoredObject[]
  /** What can be done in each row. */
  actions?: ((object: StoredObject) => ReactNode) | undefined
}

/** Users and groups, each with what tells it from others. */
export function ObjectTable({ label, objects, actions }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<StoredObject>[] = [
    {
      title: 'Name',
      width: 'minmax(150px, 2fr)',
      kind: 'name',
      cell: (object) => (
        <span className={styles.who}>
          <Initials name={object.name} />
          <span className={styles.words}>
            <ObjectLink object={object} row />
            <span className={styles.quiet}>
              {object.kind === 'user' ? textOf(object, 'userPrincipalName') : textOf(object, 'mailNickname')}
            </span>
          </span>
        </span>
      ),
    },
    { title: 'About', width: 'minmax(90px, 2fr)', cell: (object) => <About object={object} /> },
    { title: 'Kind', width: '104px', cell: (object) => <Kind object={object} /> },
    ...(actions ? [{ title: 'Actions', width: '84px', kind: 'actions', cell: actions } as const] : []),
  ]
  return <DataTable label={label} columns={columns} rows={objects} keyOf={({ id }) => id} />
}

function About({ object }: { object: StoredObject }): ReactNode {
  if (object.kind === 'group') return textOf(object, 'description') || '–'
  return [textOf(object, 'jobTitle'), textOf(object, 'department')].filter(Boolean).join(', ') || '–'
}

function Kind({ object }: { object: StoredObject }): ReactNode {
  if (object.kind === 'group')
    return (
      <Badge appearance="tint" color="brand">
        {securityTypes[securityTypeOf(object.attributes.securityType)].title}
      </Badge>
    )
  return object.attributes.accountEnabled === false ? (
    <Badge appearance="tint" color="warning">
      Sign-in blocked
    </Badge>
  ) : (
    <Badge appearance="tint" color="informative">
      User
    </Badge>
  )
}
