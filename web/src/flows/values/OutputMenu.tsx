import type { OutputPart, Source } from '@countersign/core/flows'
import {
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components'
import { BracesVariableRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: { maxHeight: 'min(420px, 60vh)', overflowY: 'auto' },
  none: { padding: '8px 12px', maxWidth: '280px' },
})

type Props = { label: string; offers: readonly Source[]; onPick: (output: OutputPart) => void }

/** The outputs of the trigger and of earlier steps, by what gives them. */
export function OutputMenu({ label, offers, onPick }: Props): ReactNode {
  const styles = useStyles()
  const giving = offers.filter(({ outputs }) => outputs.length > 0)
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          size="small"
          appearance="subtle"
          icon={<BracesVariableRegular />}
          aria-label={`Insert an output into ${label}`}
          title="Insert an output of an earlier step"
        />
      </MenuTrigger>
      <MenuPopover>
        {giving.length === 0 ? (
          <p className={styles.none}>Nothing stands before this step that gives an output.</p>
        ) : (
          <MenuList className={styles.list}>
            {giving.map(({ from, name, outputs }) => (
              <MenuGroup key={from}>
                <MenuGroupHeader>{name}</MenuGroupHeader>
                {outputs.map(({ path, title }) => (
                  <MenuItem key={path.join('.')} onClick={() => onPick({ from, path: [...path] })}>
                    {title}
                  </MenuItem>
                ))}
              </MenuGroup>
            ))}
          </MenuList>
        )}
      </MenuPopover>
    </Menu>
  )
}
