import {
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  Tooltip,
} from '@fluentui/react-components'
import {
  ArrowDownloadRegular,
  ArrowMaximizeRegular,
  ArrowMinimizeRegular,
  ArrowRedoRegular,
  ArrowUndoRegular,
  FolderOpenRegular,
  ImageRegular,
  KeyboardRegular,
  MoreHorizontalRegular,
  PanelRightContractRegular,
  PanelRightExpandRegular,
  PuzzlePieceRegular,
  SearchRegular,
  ZoomFitRegular,
  ZoomInRegular,
  ZoomOutRegular,
} from '@fluentui/react-icons'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useValue } from '../../parts/index.ts'
import type { Session } from '../session.ts'
import { TemplatesDialog } from '../templates/TemplatesDialog.tsx'
import type { Switch } from './Bar.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { saveFile, savePicture } from './save.ts'
import { useSaveKey } from './useSaveKey.ts'

type Props = { session: Session; onLeave: () => void; whole: Switch; panel: Switch }

/** What the board can do, for whoever prefers to press buttons. */
export function Tools({ session, onLeave, whole, panel }: Props): ReactNode {
  const { board } = session
  const { canUndo, canRedo, zoom } = useValue(board.state)
  const [dialog, setDialog] = useState<'templates' | 'shortcuts' | null>(null)
  useSaveKey(session)
  return (
    <>
      <Toolbar aria-label="Tools" size="small">
        <Tool label="Open another diagram" icon={<FolderOpenRegular />} onClick={onLeave} />
        <ToolbarDivider />
        <Tool label="Undo (Ctrl+Z)" icon={<ArrowUndoRegular />} disabled={!canUndo} onClick={board.undo} />
        <Tool label="Redo (Ctrl+Y)" icon={<ArrowRedoRegular />} disabled={!canRedo} onClick={board.redo} />
        <ToolbarDivider />
        <Tool label="Zoom out (Ctrl+-)" icon={<ZoomOutRegular />} onClick={board.zoom.out} />
        <Tool
          label={`Show all, now at ${Math.round(zoom * 100)} %`}
          icon={<ZoomFitRegular />}
          onClick={board.zoom.fit}
        />
        <Tool label="Zoom in (Ctrl++)" icon={<ZoomInRegular />} onClick={board.zoom.in} />
        <Tool label="Find an element (Ctrl+F)" icon={<SearchRegular />} onClick={board.find} />
        <ToolbarDivider />
        <Tool
          label={whole.on ? 'Back into the page' : 'Use the whole window'}
          icon={whole.on ? <ArrowMinimizeRegular /> : <ArrowMaximizeRegular />}
          onClick={() => whole.set(!whole.on)}
        />
        <Tool
          label={panel.on ? 'Hide the properties' : 'Show the properties'}
          icon={panel.on ? <PanelRightContractRegular /> : <PanelRightExpandRegular />}
          onClick={() => panel.set(!panel.on)}
        />
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <ToolbarButton aria-label="More" icon={<MoreHorizontalRegular />} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem
                icon={<ArrowDownloadRegular />}
                secondaryContent="Ctrl+S"
                onClick={() => void saveFile(session)}
              >
                Save as a file
              </MenuItem>
              <MenuItem icon={<ImageRegular />} onClick={() => void savePicture(session)}>
                Save the picture (SVG)
              </MenuItem>
              <MenuItem icon={<PuzzlePieceRegular />} onClick={() => setDialog('templates')}>
                Element templates
              </MenuItem>
              <MenuItem icon={<KeyboardRegular />} onClick={() => setDialog('shortcuts')}>
                Keys
              </MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      </Toolbar>
      {dialog === 'templates' && <TemplatesDialog session={session} onClose={() => setDialog(null)} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
    </>
  )
}

type ToolProps = { label: string; icon: ReactElement; disabled?: boolean; onClick: () => void }

const Tool = ({ label, icon, disabled = false, onClick }: ToolProps): ReactNode => (
  <Tooltip content={label} relationship="label">
    <ToolbarButton icon={icon} disabledFocusable={disabled} onClick={onClick} />
  </Tooltip>
)
