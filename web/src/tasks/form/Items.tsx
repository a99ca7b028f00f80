import { Divider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { InfoRegular } from '@fluentui/react-icons'
import { type ReactNode, useId } from 'react'
import type { Field } from './field.ts'
import type { Item } from './item.ts'
import { TextBlock } from './TextBlock.tsx'
import { type Template, templateOf } from './template.ts'

export const useFormStyles = makeStyles({
  items: { display: 'flex', flexDirection: 'column', gap: '20px', maxWidth: '640px' },
  group: {
    padding: '16px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: { marginBottom: '12px', fontSize: '15px', fontWeight: tokens.fontWeightSemibold },
  note: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '8px',
    color: tokens.colorNeutralForeground2,
    fontSize: '13px',
  },
  icon: { display: 'inline-flex', fontSize: '20px', lineHeight: '20px' },
})

type Props = {
  items: readonly Item[]
  isHidden: (item: Item) => boolean
  fill: (template: Template) => string
  show: (field: Field) => ReactNode
}

/** What stands in a form, from top to bottom. */
export function Items({ items, isHidden, fill, show }: Props): ReactNode {
  const styles = useFormStyles()
  const part = (item: Item): ReactNode => {
    switch (item.type) {
      case 'field':
        return show(item.field)
      case 'text':
        return <TextBlock text={item.text} fill={fill} />
      case 'note':
        return <Note words={item.words} />
      case 'line':
        return <Divider />
      case 'group':
        return (
          <Group label={item.label && fill(templateOf(item.label))}>
            <Items items={item.items} isHidden={isHidden} fill={fill} show={show} />
          </Group>
        )
    }
  }
  return (
    <div className={styles.items}>
      {items.map((item) => (isHidden(item) ? null : <div key={item.id}>{part(item)}</div>))}
    </div>
  )
}

function Group({ label, children }: { label: string | null; children: ReactNode }): ReactNode {
  const styles = useFormStyles()
  const labelId = useId()
  return (
    <section className={styles.group} {...(label ? { 'aria-labelledby': labelId } : {})}>
      {label && (
        <h3 id={labelId} className={styles.title}>
          {label}
        </h3>
      )}
      {children}
    </section>
  )
}

export function Note({ words }: { words: ReactNode }): ReactNode {
  const styles = useFormStyles()
  return (
    <p className={mergeClasses(styles.note)}>
      <span className={styles.icon} aria-hidden="true">
        <InfoRegular />
      </span>
      <span>{words}</span>
    </p>
  )
}
