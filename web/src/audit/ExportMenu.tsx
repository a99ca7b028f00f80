import { exportAudit, searchAudit } from '@countersign/core/api'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components'
import { ArrowDownloadRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { addressOf, useAction } from '../api/index.ts'
import { DialogSurface, FailureNote, useSayDone } from '../parts/index.ts'
import { type AuditSearch, filterOf, isFiltered } from './search.ts'

type Format = 'csv' | 'jsonl'

/** Takes along what the search finds. The browser writes it to disk as it comes, however much it is. */
export function ExportMenu({ search }: { search: AuditSearch }): ReactNode {
  const sayDone = useSayDone()
  // A refused download would be a cryptic line of the browser's: first see that the search is answered.
  const check = useAction(searchAudit)
  const take = (format: Format) =>
    check.mutate(
      { query: { ...filterOf(search), limit: 1 } },
      {
        onSuccess: () => {
          download(addressOf(exportAudit, { query: { ...filterOf(search), format } }))
          sayDone('The export is on its way to your downloads. It is noted in the audit log.')
        },
      },
    )
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ArrowDownloadRegular />} disabledFocusable={check.isPending}>
            {isFiltered(search) ? 'Export what is found' : 'Export'}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem secondaryContent="for a spreadsheet" onClick={() => take('csv')}>
              CSV
            </MenuItem>
            <MenuItem secondaryContent="for a program" onClick={() => take('jsonl')}>
              JSON lines
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {check.error && <Refused error={check.error} onClose={check.reset} />}
    </>
  )
}

function download(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = '' // the server names the file
  link.click()
}

const Refused = ({ error, onClose }: { error: Error; onClose: () => void }): ReactNode => (
  <Dialog open onOpenChange={onClose}>
    <DialogSurface>
      <DialogBody>
        <DialogTitle>Nothing was exported</DialogTitle>
        <DialogContent>
          <FailureNote error={error} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close</Button>
        </DialogActions>
      </DialogBody>
    </DialogSurface>
  </Dialog>
)
