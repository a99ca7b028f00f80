import { useNavigate } from '@tanstack/react-router'
import { usePlace } from './place.ts'

/** Leads to the page of a request, in the area one is in. */
export function useGoToRequest(): (id: string) => void {
  const { area } = usePlace()
  const navigate = useNavigate()
  return (id) =>
    void (area === 'admin'
      ? navigate({ to: '/admin/requests/$id', params: { id } })
      : navigate({ to: '/portal/requests/$id', params: { id } }))
}
