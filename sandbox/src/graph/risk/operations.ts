import { type DirectoryObject, text } from '../../directory/index.ts'
import { compileFilter, type Item, parseFilter } from '../../odata/index.ts'
import { type Answer, type Found, found, noContent, ok, refuse } from '../answer.ts'
import type { Call, Operation } from '../call.ts'
import * as needs from '../needs.ts'
import { type Resource, resource, support, types } from '../resources/index.ts'
import { confirmCompromised, type RiskDetection, riskDetections } from './risks.ts'

export const riskOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/identityProtection/riskyUsers',
    needs: needs.readRiskyUsers,
    run: (call) => list(call, 'riskyUsers', riskyUser, riskyUsers(call)),
  },
  {
    method: 'GET',
    path: '/identityProtection/riskDetections',
    needs: needs.readRiskDetections,
    run: (call) => list(call, 'riskDetections', riskDetection, detections(call)),
  },
  {
    method: 'POST',
    path: '/identityProtection/riskyUsers/confirmCompromised',
    needs: needs.writeRiskyUsers,
    run: confirm,
  },
]

const { text: textType, flag, moment } = types

const riskyUser = resource(
  'riskyUser',
  {
    id: textType,
    riskLevel: textType,
    riskState: textType,
    riskDetail: textType,
    userDisplayName: textType,
    userPrincipalName: textType,
    isDeleted: flag,
    isProcessing: flag,
    riskLastUpdatedDateTime: moment,
  },
  { defaults: [], relations: [], support: support({}, {}) },
)

const riskDetection = resource(
  'riskDetection',
  {
    id: textType,
    userId: textType,
    riskEventType: textType,
    riskLevel: textType,
    riskState: textType,
    riskDetail: textType,
    userDisplayName: textType,
    userPrincipalName: textType,
    detectedDateTime: moment,
    activityDateTime: moment,
  },
  { defaults: [], relations: [], support: support({}, {}) },
)

/** Outside the directory every property can be filtered by, and nothing needs an advanced query. */
function list(call: Call, set: string, { schema }: Resource, items: readonly Item[]): Answer {
  const matches = filterOf(call, schema)
  if (matches.error) return matches
  return ok({
    '@odata.context': `${call.base}/$metadata#identityProtection/${set}`,
    value: items.filter(matches.value),
  })
}

function filterOf({ options }: Call, schema: Resource['schema']): Found<(item: Item) => boolean> {
  if (options.filter === undefined) return found(() => true)
  const parsed = parseFilter(options.filter)
  if (!parsed.ok) return refuse('badFilter', parsed.fault)
  const compiled = compileFilter(parsed.value, schema)
  return compiled.ok ? found(compiled.value.matches) : refuse('badFilter', compiled.fault)
}

const userOf = ({ premises }: Call, id: string): DirectoryObject | undefined =>
  premises.directory.latest().find(id) ?? premises.directory.latest().findDeleted(id)

/** What is the newest of a user says how much at risk they are. */
function riskyUsers(call: Call): Item[] {
  const newest = new Map<string, RiskDetection>()
  for (const detection of riskDetections(call.premises.store))
    if (!newest.has(detection.userId)) newest.set(detection.userId, detection)
  return [...newest.values()].flatMap((detection) => {
    const user = userOf(call, detection.userId)
    if (!user) return []
    return {
      id: user.id,
      isDeleted: user.state !== 'live',
      isProcessing: false,
      riskLastUpdatedDateTime: new Date(detection.detectedAt).toISOString(),
      ...riskOf(detection),
      ...nameOf(user),
    }
  })
}

const riskOf = ({ level, state, detail }: RiskDetection) => ({ riskLevel: level, riskState: state, riskDetail: detail })

const nameOf = (user: DirectoryObject) => ({
  userDisplayName: text(user, 'displayName'),
  userPrincipalName: text(user, 'userPrincipalName'),
})

const detections = (call: Call): Item[] =>
  riskDetections(call.premises.store).flatMap((detection) => {
    const user = userOf(call, detection.userId)
    if (!user) return []
    const at = new Date(detection.detectedAt).toISOString()
    return {
      id: detection.id,
      userId: user.id,
      ...nameOf(user),
      ...riskOf(detection),
      riskEventType: detection.eventType,
      source: detection.source,
      detectionTimingType: 'offline',
      activity: 'user',
      tokenIssuerType: 'AzureAD',
      activityDateTime: at,
      detectedDateTime: at,
      lastUpdatedDateTime: at,
      additionalInfo: null,
      correlationId: null,
      ipAddress: null,
      location: null,
      requestId: null,
    }
  })

async function confirm(call: Call): Promise<Answer> {
  const body = await call.body()
  if (body.error) return body
  const { userIds } = body.value
  if (!Array.isArray(userIds) || userIds.length === 0)
    return refuse('refused', "Invalid value specified for property 'userIds'.")
  const ids = userIds.map((id) => String(id).toLowerCase())
  const unknown = ids.find((id) => call.premises.directory.latest().find(id)?.kind !== 'user')
  if (unknown !== undefined) return refuse('notFound', unknown)
  confirmCompromised(call.premises.store, ids, call.premises.clock().getTime())
  return noContent
}
