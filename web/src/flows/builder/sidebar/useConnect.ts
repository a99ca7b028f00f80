import { beginSignIn, createConnection, getConnectionChoices, listConnections } from '@countersign/core/api'
import { type ConnectorDescription, type ConnectorName, connectors } from '@countersign/core/catalog'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, useAnswer } from '../../../api/index.ts'
import { freshName } from '../../draft/names.ts'
import { useBuilder } from '../context.ts'
import { type Shown, searchFor } from '../shown.ts'

type Wish = { connectionId: string | null; anyAccount?: boolean }

/** The address of the builder as it stands, to come back to. */
export function builderAddress(flowId: string, shown: Shown): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(searchFor(shown))) if (value !== undefined) search.set(name, value)
  return search.size === 0 ? `/admin/flows/${flowId}` : `/admin/flows/${flowId}?${search}`
}

/**
 * Leads the browser to where somebody signs in, and back to this place of the builder. The draft is saved first: where it
 * can't be, nobody is led away from it.
 */
export function useConnect(system: ConnectorName) {
  const queries = useQueryClient()
  const { flow, shown, save } = useBuilder()
  return useMutation({
    mutationFn: async ({ connectionId, anyAccount = false }: Wish) => {
      if (!(await save())) throw new NotSaved('The draft could not be saved.')
      const id = connectionId ?? (await create(system))
      void queries.invalidateQueries({ queryKey: [listConnections.id] })
      const returnTo = builderAddress(flow.id, shown)
      const { url } = await call(beginSignIn, { params: { id }, body: { anyAccount, returnTo } })
      window.location.assign(url)
    },
  })
}

class NotSaved extends Error {}

/** With all that the system offers: what a flow does next needs nobody to agree again. */
async function create(system: ConnectorName): Promise<string> {
  const connector: ConnectorDescription = connectors[system]
  const { items } = await call(listConnections, {})
  const name = freshName(connector.title, new Set(items.map((one) => one.name)))
  const access = { kind: 'oauth-code', registration: { of: 'countersign' } } as const
  const actions = Object.keys(connector.actions)
  return (await call(createConnection, { body: { name, connector: system, actions, access } })).id
}

/** Whether it can be connected by one press: with the app registration that people sign in here with. */
export function useOwnRegistration(mayConnect: boolean): boolean | undefined {
  const { data } = useAnswer(getConnectionChoices, {}, { forGood: true, when: mayConnect })
  return data && data.countersign !== null
}
