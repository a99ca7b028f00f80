// Connection references as they are written: one way in the client data of a solution, another at the flow service.

import { isObject, type Json, type JsonObject, textOf } from '../expressions/index.ts'
import type { FlowConnection, FlowConnections } from './flow.ts'

const entriesOf = (json: Json | undefined): [string, JsonObject][] =>
  Object.entries(isObject(json) ? json : {}).flatMap(([name, one]) => (isObject(one) ? [[name, one]] : []))

const lastPart = (path: Json | undefined): string =>
  textOf(path ?? null)
    .split('/')
    .at(-1) ?? ''

const textOrNull = (value: Json | undefined): string | null => textOf(value ?? null) || null

/** `{ "shared_approvals": { "connection": { "connectionReferenceLogicalName" }, "api": { "name" } } }` */
export const ofClientData = (json: Json | undefined): FlowConnections =>
  Object.fromEntries(
    entriesOf(json).map(([name, { api, connection }]): [string, FlowConnection] => [
      name,
      {
        api: isObject(api) ? textOf(api.name ?? null) : name,
        connectionName: isObject(connection) ? textOrNull(connection.name) : null,
        logicalName: isObject(connection) ? textOrNull(connection.connectionReferenceLogicalName) : null,
      },
    ]),
  )

export const asClientData = (connections: FlowConnections): JsonObject =>
  Object.fromEntries(
    Object.entries(connections).map(([name, { api, connectionName, logicalName }]) => [
      name,
      {
        runtimeSource: 'embedded',
        connection: {
          ...(connectionName === null ? {} : { name: connectionName }),
          ...(logicalName === null ? {} : { connectionReferenceLogicalName: logicalName }),
        },
        api: { name: api },
      },
    ]),
  )

/** `{ "shared_approvals": { "connectionName", "source", "id" } }` */
export const ofFlowService = (json: Json | undefined): FlowConnections =>
  Object.fromEntries(
    entriesOf(json).map(([name, one]): [string, FlowConnection] => [
      name,
      {
        api: lastPart(one.id) || name,
        connectionName: textOrNull(one.connectionName),
        logicalName: textOrNull(one.connectionReferenceLogicalName),
      },
    ]),
  )

export const connectorNames: Readonly<Record<string, string>> = {
  shared_approvals: 'Approvals',
  shared_azuread: 'Microsoft Entra ID',
  shared_office365groups: 'Office 365 Groups',
  shared_office365users: 'Office 365 Users',
  shared_sharepointonline: 'SharePoint',
  shared_office365: 'Office 365 Outlook',
  shared_uiflow: 'Desktop flows',
}

export const asFlowService = (connections: FlowConnections): JsonObject =>
  Object.fromEntries(
    Object.entries(connections).map(([name, { api, connectionName, logicalName }]) => [
      name,
      {
        ...(connectionName === null ? {} : { connectionName }),
        ...(logicalName === null ? {} : { connectionReferenceLogicalName: logicalName }),
        source: 'Embedded',
        id: `/providers/Microsoft.PowerApps/apis/${api}`,
        displayName: connectorNames[api] ?? api,
        tier: 'Standard',
      },
    ]),
  )
