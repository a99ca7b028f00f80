// Application users and users are the same to Dataverse, and have pages of their own here.

import type { DataverseUser } from '../../dataverse/index.ts'
import { environmentPath, type Visit } from '../frame/index.ts'

export type Kind = {
  path: 'appusers' | 'users'
  title: string
  one: string
  /** What the first page says of them. */
  lead: string
  holds: (user: DataverseUser) => boolean
}

export const appUsers: Kind = {
  path: 'appusers',
  title: 'Application users',
  one: 'app user',
  lead: 'An app gets a token for this environment whether it is one of these or not, and gets nowhere with it unless it is: 403, “The user is not a member of the organization”.',
  holds: ({ applicationId }) => applicationId !== null,
}

export const people: Kind = {
  path: 'users',
  title: 'Users',
  one: 'user',
  lead: 'People who may enter the environment, and the security roles they hold there.',
  holds: ({ applicationId }) => applicationId === null,
}

export const listPath = (visit: Visit, { path }: Kind): string => `${environmentPath(visit)}/${path}`
