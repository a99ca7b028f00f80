import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock } from '../../parts/index.ts'

const useStyles = makeStyles({
  block: { display: 'grid', gap: '4px' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** For an administrator of the tenant, who need not have anything to do with this server. */
export function ConsentAddress({ url }: { url: string }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.block}>
      <CodeBlock label="Where an administrator of the tenant agrees for everybody" text={url} />
      <p className={styles.quiet}>
        It asks for the permissions listed below and nothing else. Opening it changes nothing here.
      </p>
    </div>
  )
}
