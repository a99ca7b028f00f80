import { homeTenant, personById } from '../../directory/index.ts'
import type { Premises } from '../../premises.ts'
import { timestamp } from '../definition/index.ts'
import { environmentName } from '../environment.ts'
import { isObject, type Json, type JsonObject } from '../expressions/index.ts'
import { asFlowService, type Flow, roleOf } from '../flows/index.ts'
import { triggerName } from '../triggers/index.ts'

const root = '/providers/Microsoft.ProcessSimple'

export const flowPath = (environment: string, { id }: Flow): string => `${root}/environments/${environment}/flows/${id}`

/** A flow as the service tells it; a list leaves its definition out. */
export function shownFlow(premises: Premises, flow: Flow, personId: string, isWhole: boolean): JsonObject {
  const environment = environmentName(premises.store)
  const creator = personById(premises.directory, flow.creatorId)
  const schema = triggerSchema(flow)
  return {
    name: flow.id,
    id: flowPath(environment, flow),
    type: 'Microsoft.ProcessSimple/environments/flows',
    properties: {
      apiId: '/providers/Microsoft.PowerApps/apis/shared_logicflows',
      displayName: flow.displayName,
      userType: roleOf(premises, flow, personId) === 'Owner' ? 'Owner' : 'Editor',
      ...(isWhole ? { definition: flow.definition, ...(schema === undefined ? {} : { triggerSchema: schema }) } : {}),
      state: flow.state,
      connectionReferences: asFlowService(flow.connections),
      installedConnectionReferences: asFlowService(flow.connections),
      createdTime: timestamp(flow.createdAt),
      lastModifiedTime: timestamp(flow.modifiedAt),
      flowSuspensionReason: flow.state === 'Suspended' ? 'CompanyDlpViolation' : 'None',
      environment: {
        name: environment,
        type: 'Microsoft.ProcessSimple/environments',
        id: `${root}/environments/${environment}`,
      },
      definitionSummary: summaryOf(flow),
      creator: {
        tenantId: homeTenant(premises.store).id,
        objectId: flow.creatorId,
        userId: flow.creatorId,
        userType: creator ? 'ActiveDirectory' : 'ServicePrincipal',
      },
      flowTriggerUri: `${premises.url}/apim/logicflows/${flow.workflowId.toUpperCase()}/triggers/${triggerName(flow)}/run?api-version=2016-06-01`,
      provisioningMethod: 'FromDefinition',
      isManaged: false,
      ...(flow.entityId === null ? {} : { workflowEntityId: flow.entityId }),
    },
  }
}

const objectsIn = (json: Json | undefined): JsonObject[] => Object.values(isObject(json) ? json : {}).filter(isObject)

function triggerSchema({ definition }: Flow): Json | undefined {
  const inputs = objectsIn(definition.triggers)[0]?.inputs
  return isObject(inputs) ? inputs.schema : undefined
}

function summaryOf({ definition }: Flow): JsonObject {
  const operation = ({ inputs }: JsonObject): JsonObject => {
    const host = isObject(inputs) && isObject(inputs.host) ? inputs.host : {}
    return host.operationId === undefined ? {} : { swaggerOperationId: host.operationId }
  }
  const told = (one: JsonObject): JsonObject => ({
    type: one.type ?? null,
    ...(one.kind === undefined ? {} : { kind: one.kind }),
    ...operation(one),
  })
  return { triggers: objectsIn(definition.triggers).map(told), actions: objectsIn(definition.actions).map(told) }
}
