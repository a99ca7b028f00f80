import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { DialogSurface } from '../../parts/index.ts'
import { shortcuts } from './shortcuts.ts'

const useStyles = makeStyles({
  groups: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: '16px 32px',
    marginTop: '12px',
  },
  title: { fontSize: '14px', fontWeight: tokens.fontWeightSemibold, marginBottom: '4px' },
  list: { display: 'grid', gap: '4px' },
  line: { display: 'flex', alignItems: 'flex-start', justifyContent: 'space-between', gap: '12px' },
  keys: { display: 'flex', flexShrink: 0, gap: '4px' },
  key: {
    padding: '0 6px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
})

export function ShortcutsDialog({ onClose }: { onClose: () => void }): ReactNode {
  const styles = useStyles()
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Keys</DialogTitle>
          <DialogContent>
            They are those of the drawing while it has the focus: click it, or reach it with Tab. On a Mac, press Cmd
            for Ctrl.
            <div className={styles.groups}>
              {shortcuts.map(({ title, keys }) => (
                <section key={title}>
                  <h3 className={styles.title}>{title}</h3>
                  <dl className={styles.list}>
                    {keys.map(([does, ...pressed]) => (
                      <div key={does} className={styles.line}>
                        <dt>{does}</dt>
                        <dd className={styles.keys}>
                          {pressed.map((key) => (
                            <kbd key={key} className={styles.key}>
                              {key}
                            </kbd>
                          ))}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              ))}
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              Close
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
