import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { type Column, DataTable, RowButton } from '../../parts/index.ts'
import { keyOf, type Variable } from './scopes.ts'
import { kindOf, preview } from './values.ts'

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
  value: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '13px',
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
})

type Props = {
  variables: readonly Variable[]
  titleOf: (scope: string) => string
  onOpen: (variable: Variable) => void
}

export function VariableTable({ variables, titleOf, onOpen }: Props): ReactNode {
  const styles = useStyles()
  const columns: Column<Variable>[] = [
    {
      title: 'Name',
      width: 'minmax(140px, 1.2fr)',
      kind: 'name',
      cell: (variable) => (
        <span className={styles.words}>
          <RowButton onClick={() => onOpen(variable)}>{variable.name}</RowButton>
          <span className={styles.quiet}>{kindOf(variable.value)}</span>
        </span>
      ),
    },
    {
      title: 'Value',
      width: 'minmax(200px, 2.4fr)',
      cell: ({ value }) => <span className={styles.value}>{preview(value)}</span>,
    },
    { title: 'Of', width: 'minmax(110px, 1fr)', cell: ({ scope }) => titleOf(scope) },
  ]
  return <DataTable label="Variables" columns={columns} rows={variables} keyOf={keyOf} />
}
