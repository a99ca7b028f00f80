import { Badge, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons'
import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { accessSentence } from './accessSentence.ts'
import type { ApiOperation } from './description.ts'
import { OperationBody } from './OperationBody.tsx'
import type { Schemas } from './schema.ts'

const useStyles = makeStyles({
  item: { ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` } },
  summary: {
    display: 'grid',
    gridTemplateColumns: '20px 60px minmax(0, 6fr) minmax(0, 6fr) 140px',
    alignItems: 'center',
    gap: '4px 12px',
    padding: '10px 16px',
    cursor: 'pointer',
    listStyleType: 'none',
    '::-webkit-details-marker': { display: 'none' },
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '@media (max-width: 900px)': { gridTemplateColumns: '20px 64px minmax(0, 1fr)' },
  },
  chevron: { display: 'inline-flex', transitionProperty: 'rotate', transitionDuration: tokens.durationFast },
  turned: { rotate: '90deg' },
  method: { fontFamily: tokens.fontFamilyMonospace, fontSize: '12px', fontWeight: tokens.fontWeightBold },
  get: { color: tokens.colorBrandForeground1 },
  change: { color: tokens.colorPaletteMarigoldForeground2 },
  delete: { color: tokens.colorStatusDangerForeground1 },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px' },
  words: { color: tokens.colorNeutralForeground2, '@media (max-width: 900px)': { gridColumn: '3' } },
  access: { justifySelf: 'end', '@media (max-width: 900px)': { gridColumn: '3', justifySelf: 'start' } },
  body: { padding: '4px 16px 24px 48px', '@media (max-width: 700px)': { paddingLeft: '16px' } },
})

/** One operation: a line to scan, opened a page to read. Its id in the address opens it. */
export function OperationItem({ operation, schemas }: { operation: ApiOperation; schemas: Schemas }): ReactNode {
  const styles = useStyles()
  const { id, method, path, summary, access } = operation
  const named = useLocation({ select: ({ hash }) => hash === id })
  const [open, setOpen] = useState(named)
  const item = useRef<HTMLDetailsElement>(null)

  useEffect(() => {
    if (!named) return
    setOpen(true)
    const frame = requestAnimationFrame(() => item.current?.scrollIntoView()) // opened: a closed one may be too near the end
    return () => cancelAnimationFrame(frame)
  }, [named])

  return (
    <details
      id={id}
      ref={item}
      className={styles.item}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className={styles.summary}>
        <span className={mergeClasses(styles.chevron, open && styles.turned)} aria-hidden="true">
          <ChevronRightRegular />
        </span>
        <span
          className={mergeClasses(
            styles.method,
            method === 'get' ? styles.get : method === 'delete' ? styles.delete : styles.change,
          )}
        >
          {method.toUpperCase()}
        </span>
        <span className={styles.path}>{path}</span>
        <span className={styles.words}>{summary}</span>
        <Badge className={styles.access} appearance="outline" color="informative" title={accessSentence(access)}>
          {access}
        </Badge>
      </summary>
      {open && (
        <div className={styles.body}>
          <OperationBody operation={operation} schemas={schemas} />
        </div>
      )}
    </details>
  )
}
