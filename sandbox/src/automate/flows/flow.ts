import type { JsonObject } from '../expressions/index.ts'

export type FlowState = 'Started' | 'Stopped' | 'Suspended'

export type Flow = {
  /** Its name at the flow service. */
  id: string
  /** 32 digits, in the address of its trigger. */
  workflowId: string
  displayName: string
  description: string
  /** A person, or the service principal of an app. */
  creatorId: string
  /** Its id as a row of Dataverse, another one; only flows of a solution are there. */
  entityId: string | null
  state: FlowState
  version: number
  /** What the addresses of its trigger are signed with. */
  accessKey: string
  createdAt: number
  modifiedAt: number
  /** Until then the flow service does not know it: what Dataverse has made arrives there a little later. */
  registeredAt: number
  deletedAt: number | null
  definition: JsonObject
  connections: FlowConnections
}

/** What a definition names as `connectionName`, and what is meant by it. */
export type FlowConnections = Readonly<Record<string, FlowConnection>>

export type FlowConnection = {
  api: string
  /** Of a person; null where nobody has said which. */
  connectionName: string | null
  /** Of a connection reference, whose connection counts. */
  logicalName: string | null
}
