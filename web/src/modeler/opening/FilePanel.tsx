import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { DocumentArrowUpRegular } from '@fluentui/react-icons'
import { type ReactNode, useRef } from 'react'
import { Panel } from '../../parts/index.ts'
import type { Opened } from '../session.ts'
import { useFileDrop } from './useFileDrop.ts'
import { useTakeFile } from './useTakeFile.ts'

const useStyles = makeStyles({
  zone: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    minHeight: '188px',
    padding: '16px',
    textAlign: 'center',
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorSubtleBackgroundSelected, border: `1px dashed ${tokens.colorBrandStroke1}` },
  icon: { fontSize: '32px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  wrong: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px' },
})

/** A file from this machine: chosen, or dropped here. */
export function FilePanel({ onOpen }: { onOpen: (opened: Opened) => void }): ReactNode {
  const styles = useStyles()
  const chooser = useRef<HTMLInputElement>(null)
  const { take, reason } = useTakeFile(onOpen)
  const isOver = useFileDrop(take)

  return (
    <Panel title="Open a file">
      <div className={mergeClasses(styles.zone, isOver && styles.over)}>
        <span className={styles.icon} aria-hidden="true">
          <DocumentArrowUpRegular />
        </span>
        <p>Drop a BPMN file here, or</p>
        <Button onClick={() => chooser.current?.click()}>Choose a file</Button>
        <input
          ref={chooser}
          type="file"
          accept=".bpmn,.xml,application/xml,text/xml"
          hidden
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) take(file)
            target.value = '' // the same file may be chosen again
          }}
        />
        {reason ? (
          <p className={styles.wrong} role="alert">
            {reason}
          </p>
        ) : (
          <p className={styles.quiet}>
            Also one that was drawn in another modeler. It stays in this browser until you deploy it.
          </p>
        )}
      </div>
    </Panel>
  )
}
