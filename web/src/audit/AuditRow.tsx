import type { AuditEntry } from '@countersign/core/api'
import { auditActions } from '@countersign/core/audit'
import { makeStyles, mergeClasses, TableCell, TableRow, tokens } from '@fluentui/react-components'
import { LockClosedRegular, LockOpenRegular } from '@fluentui/react-icons'
import { memo, type ReactNode } from 'react'
import { Moment, RowButton } from '../parts/index.ts'
import { hintOf, nameOf } from './details.ts'

const compact = '@media (max-width: 1080px)'

export const useRowStyles = makeStyles({
  header: {
    position: 'sticky',
    top: '48px',
    zIndex: 2,
    backgroundColor: tokens.colorNeutralBackground1,
    [compact]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  row: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '172px minmax(150px, 1fr) minmax(120px, 1fr) minmax(160px, 2.2fr) 48px',
    columnGap: '16px',
    alignItems: 'center',
    minHeight: '44px',
    paddingInline: '16px',
  },
  bodyRow: {
    overflow: 'hidden',
    [compact]: {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      gridTemplateAreas: '"what when" "who who" "subject sealed"',
      alignContent: 'center',
      rowGap: 0,
    },
  },
  headerCell: {
    padding: 0,
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  cell: {
    display: 'block',
    height: 'auto',
    padding: 0,
    minWidth: 0,
    minHeight: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  when: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    [compact]: { gridArea: 'when', fontSize: '12px' },
  },
  what: { [compact]: { gridArea: 'what' } },
  who: { [compact]: { gridArea: 'who', fontSize: '13px' } },
  subject: { [compact]: { gridArea: 'subject', fontSize: '13px' }, color: tokens.colorNeutralForeground3 },
  name: { marginRight: '8px', color: tokens.colorNeutralForeground1 },
  sealed: {
    color: tokens.colorNeutralForeground3,
    textAlign: 'center',
    [compact]: { gridArea: 'sealed', textAlign: 'right' },
  },
})

type Props = { entry: AuditEntry; position: number; heightPx: number; onOpen: (entry: AuditEntry) => void }

export const AuditRow = memo(function AuditRow({ entry, position, heightPx, onOpen }: Props): ReactNode {
  const styles = useRowStyles()
  const { at, action, actor, subject, sealed } = entry
  const sealing = sealed ? 'Sealed' : 'Not sealed yet'
  return (
    <TableRow
      className={mergeClasses(styles.row, styles.bodyRow)}
      style={{ height: heightPx }}
      aria-rowindex={position}
    >
      <TableCell className={mergeClasses(styles.cell, styles.when)}>
        <Moment at={at} precise />
      </TableCell>
      <TableCell className={mergeClasses(styles.cell, styles.what)}>
        <RowButton onClick={() => onOpen(entry)}>{auditActions[action]}</RowButton>
      </TableCell>
      <TableCell className={mergeClasses(styles.cell, styles.who)}>{nameOf(actor)}</TableCell>
      <TableCell className={mergeClasses(styles.cell, styles.subject)}>
        {subject && <span className={styles.name}>{nameOf(subject)} </span>}
        {hintOf(entry.details)}
      </TableCell>
      <TableCell className={mergeClasses(styles.cell, styles.sealed)}>
        <span role="img" aria-label={sealing} title={sealing}>
          {sealed ? <LockClosedRegular /> : <LockOpenRegular />}
        </span>
      </TableCell>
    </TableRow>
  )
})
