import { getRouteApi, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ObjectView } from '../directory/ObjectView.tsx'
import { InDirectory } from '../directory/place.ts'

const route = getRouteApi('/inside/admin/stores/$storeId/objects/$id')

/** One user or group, in the Admin Center. */
export function StoreObjectPage(): ReactNode {
  const { storeId, id } = route.useParams()
  const navigate = useNavigate()
  return (
    <InDirectory value={{ area: 'admin', storeId }}>
      <ObjectView
        key={id}
        id={id}
        onDeleted={({ kind }) =>
          void navigate({
            to: kind === 'user' ? '/admin/stores/$storeId' : '/admin/stores/$storeId/groups',
            params: { storeId },
          })
        }
      />
    </InDirectory>
  )
}
