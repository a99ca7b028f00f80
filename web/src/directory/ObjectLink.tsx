import type { Reference } from '@countersign/core/directory'
import type { ReactNode } from 'react'
import { RowLink, TextLink } from '../parts/index.ts'
import { usePlace } from './place.ts'

type Props = { object: Pick<Reference, 'id' | 'name'>; row?: boolean }

/** To the page of a user or a group, in the area one is in; `row`: the whole row of a table leads there. */
export function ObjectLink({ object: { id, name }, row = false }: Props): ReactNode {
  const { area, storeId } = usePlace()
  const Anchor = row ? RowLink : TextLink
  return area === 'admin' ? (
    <Anchor to="/admin/stores/$storeId/objects/$id" params={{ storeId, id }}>
      {name}
    </Anchor>
  ) : (
    <Anchor to="/portal/directory/$storeId/$id" params={{ storeId, id }}>
      {name}
    </Anchor>
  )
}

export const ObjectLinks = ({ objects }: { objects: readonly Pick<Reference, 'id' | 'name'>[] }): ReactNode =>
  objects.map((object, index) => (
    <span key={object.id}>
      {index > 0 && ', '}
      <ObjectLink object={object} />
    </span>
  ))
