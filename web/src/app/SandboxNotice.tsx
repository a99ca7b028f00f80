import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { BeakerRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { chrome } from './theme.ts'

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '8px',
    padding: '10px 12px',
    fontSize: '13px',
    lineHeight: '18px',
    backgroundColor: `color-mix(in srgb, ${chrome.signature} 13%, ${tokens.colorNeutralBackground1})`,
    color: tokens.colorNeutralForeground1,
    border: `1px solid color-mix(in srgb, ${chrome.signature} 45%, ${tokens.colorNeutralBackground1})`,
    borderRadius: tokens.borderRadiusMedium,
  },
  banner: { padding: '6px 16px', borderRadius: 0, borderTopWidth: 0, borderInlineWidth: 0 },
  icon: { flexShrink: 0, fontSize: '18px', display: 'inline-flex', color: tokens.colorStatusWarningForeground1 },
})

/** Nobody may take the sandbox for the real thing: on the front door, and across the top of every page. */
export function SandboxNotice({ across = false }: { across?: boolean }): ReactNode {
  const styles = useStyles()
  return (
    <aside className={mergeClasses(styles.notice, across && styles.banner)} aria-label="Sandbox">
      <span className={styles.icon} aria-hidden="true">
        <BeakerRegular />
      </span>
      <span>
        <strong>Sandbox.</strong> Whoever reaches this server may sign in as anybody. It therefore listens on this
        machine only.
      </span>
    </aside>
  )
}
