// What access tokens are for. Today there is one resource; the others of Microsoft's cloud join the list with their APIs.

export type Resource = {
  /** Its identifier: a name, not an address, and the same in the sandbox as in the cloud. */
  id: string
  appId: string
  displayName: string
}

export const graph: Resource = {
  id: 'https://graph.microsoft.com',
  appId: '00000003-0000-0000-c000-000000000000',
  displayName: 'Microsoft Graph',
}

const resources: readonly Resource[] = [graph]

/** A resource is named by its identifier, by its app id, and Graph in the sandbox by the address it is called at. */
export const findResource = (name: string, sandboxUrl: string): Resource | undefined =>
  name === sandboxUrl ? graph : resources.find(({ id, appId }) => name === id || name === appId)
