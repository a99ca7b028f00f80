import { elementTemplates } from '@countersign/core/templates'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { OwnTemplate } from './ownTemplates.ts'

const useStyles = makeStyles({
  title: { fontSize: '14px', fontWeight: tokens.fontWeightSemibold, marginBottom: '4px' },
  list: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyle: 'none' },
  line: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr) auto', gap: '12px', alignItems: 'center' },
  words: { display: 'grid', minWidth: 0 },
  quiet: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
})

export function OurTemplates(): ReactNode {
  const styles = useStyles()
  return (
    <section>
      <h3 className={styles.title}>Countersign’s</h3>
      <ul className={styles.list}>
        {elementTemplates.map(({ id, name, description, icon }) => (
          <li key={id} className={styles.line}>
            <img src={icon.contents} alt="" width="18" height="18" />
            <span className={styles.words}>
              {name}
              <span className={styles.quiet}>{description}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type OwnProps = { own: readonly OwnTemplate[]; onRemove: (template: OwnTemplate) => void }

export function OwnTemplates({ own, onRemove }: OwnProps): ReactNode {
  const styles = useStyles()
  return (
    <section>
      <h3 className={styles.title}>Yours, in this browser</h3>
      {own.length === 0 && <p className={styles.quiet}>None yet. Those in Camunda’s format (JSON) fit.</p>}
      <ul className={styles.list}>
        {own.map((template) => (
          <li key={`${template.id} ${template.version}`} className={styles.line}>
            <span />
            <span className={styles.words}>
              {template.name}
              <span className={styles.quiet}>
                {template.id}
                {template.version !== undefined && `, version ${template.version}`}
              </span>
            </span>
            <Button
              appearance="subtle"
              size="small"
              icon={<DeleteRegular />}
              aria-label={`Remove ${template.name}`}
              onClick={() => onRemove(template)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
