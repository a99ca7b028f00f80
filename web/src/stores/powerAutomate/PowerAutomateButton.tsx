import { FlowRegular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useState } from 'react'
import { Opener } from '../../parts/index.ts'
import { LinkDialog } from './link/LinkDialog.tsx'

/** The part of the address by which somebody who went to sign in comes back to the open dialog. */
const place = '#power-automate'

type Props = { storeId: string; workflow: { id: string; name: string } }

/** At the top right of a workflow's page. */
export function PowerAutomateButton({ storeId, workflow }: Props): ReactNode {
  const [isOpen, setOpen] = useState(() => window.location.hash === place)
  const here = `${window.location.pathname}${window.location.search}`
  useEffect(() => {
    // Said once: whoever closes the dialog and reloads finds it closed.
    if (window.location.hash === place) window.history.replaceState(window.history.state, '', here)
  }, [here])
  return (
    <>
      <Opener icon={<FlowRegular />} onClick={() => setOpen(true)}>
        Power Automate Settings
      </Opener>
      {isOpen && (
        <LinkDialog storeId={storeId} workflow={workflow} returnTo={`${here}${place}`} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
