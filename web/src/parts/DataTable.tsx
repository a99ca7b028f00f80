import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components'
import type { CSSProperties, ReactNode } from 'react'

/** Beside the navigation there is then less than 780 px: no table here needs more. */
const narrow = '@media (max-width: 1080px)'

const useStyles = makeStyles({
  header: {
    [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: 'var(--tracks)',
    columnGap: '16px',
    alignItems: 'center',
    minHeight: '44px',
    paddingInline: '16px',
    ':last-child': { borderBottomStyle: 'none' },
  },
  bodyRow: {
    paddingBlock: '6px',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr) auto', rowGap: '6px', paddingBlock: '12px' },
  },
  headerCell: {
    padding: 0,
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: { minWidth: 0, minHeight: 0, padding: 0, height: 'auto', overflowWrap: 'anywhere' },
  labelled: {
    [narrow]: {
      gridColumn: '1 / -1',
      display: 'grid',
      gridTemplateColumns: '112px minmax(0, 1fr)',
      gap: '12px',
      justifyItems: 'start',
    },
  },
  // The name leads, wherever its column stands.
  name: { [narrow]: { gridRow: 1, gridColumn: 1 } },
  label: { display: 'none', color: tokens.colorNeutralForeground3, fontSize: '12px', [narrow]: { display: 'block' } },
  actions: { justifyContent: 'flex-end', zIndex: 1, [narrow]: { gridRow: 1, gridColumn: 2 } },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
})

export type Column<Row> = {
  title: string
  /** A track of `grid-template-columns`. */
  width: string
  cell: (row: Row) => ReactNode
  /** What needs no title beside it when the row is folded into a card: its name, its buttons. */
  kind?: 'name' | 'actions'
}

type Props<Row> = {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** A table that folds its rows into cards where there is no room for columns. */
export function DataTable<Row>({ label, columns, rows, keyOf }: Props<Row>): ReactNode {
  const styles = useStyles()
  const tracks = { '--tracks': columns.map(({ width }) => width).join(' ') } as CSSProperties
  return (
    <Table noNativeElements aria-label={label}>
      <TableHeader className={styles.header}>
        <TableRow className={styles.row} style={tracks}>
          {columns.map(({ title, kind }) => (
            <TableHeaderCell key={title} className={styles.headerCell}>
              <span className={mergeClasses(kind === 'actions' && styles.unseen)}>{title}</span>
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={keyOf(row)} className={mergeClasses(styles.row, styles.bodyRow)} style={tracks}>
            {columns.map(({ title, kind, cell }) => (
              <TableCell
                key={title}
                className={mergeClasses(
                  styles.cell,
                  kind === undefined && styles.labelled,
                  kind === 'actions' && styles.actions,
                  kind === 'name' && styles.name,
                )}
              >
                {kind === undefined && (
                  <span className={styles.label} aria-hidden="true">
                    {title}
                  </span>
                )}
                {cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
