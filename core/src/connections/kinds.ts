/** How a connection proves who it is, with what people read. */
export const connectionKinds = {
  'oauth-code': {
    title: 'Somebody signs in',
    purpose: 'A service account signs in once; what is done is done in its name, with no more than it may do itself.',
  },
  'client-credentials': {
    title: 'An application of its own',
    purpose: 'An app registration acts for itself, with what an administrator has granted it.',
  },
  bearer: { title: 'Bearer token', purpose: 'A token that the service has given out.' },
  'api-key': { title: 'API key', purpose: 'A key in a header or in the address.' },
  basic: { title: 'User name and password', purpose: 'Basic authentication.' },
} as const

export type ConnectionKind = keyof typeof connectionKinds

export const connectionKindNames = Object.keys(connectionKinds) as [ConnectionKind, ...ConnectionKind[]]

/** `not-connected`: nobody signed in yet. `needs-reconnect`: it was good once, and a person has to do something. */
export type ConnectionHealth = 'connected' | 'needs-reconnect' | 'not-connected'
