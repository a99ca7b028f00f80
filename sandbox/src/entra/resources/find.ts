import type { Doors } from '../../premises.ts'
import { graph } from './graph.ts'
import { azureManagement, dataverse, flowService, powerApps } from './powerPlatform.ts'
import type { Resource } from './resource.ts'
import { sharePoint } from './sharePoint.ts'

/** The APIs of Microsoft's that are played. */
export const microsoftsResources = (doors: Doors): readonly Resource[] => [
  graph,
  dataverse(doors),
  flowService,
  powerApps,
  azureManagement,
  sharePoint,
]

/** By its app id, or by one of its names, with or without a slash at the end. */
export const findMicrosofts = (doors: Doors, name: string): Resource | undefined =>
  microsoftsResources(doors).find((resource) => audiencesOf(resource).includes(name.toLowerCase()))

/** Everything a token for this resource may name as its audience: whatever it was asked for by. */
export const audiencesOf = ({ id, otherIds, appId }: Resource): string[] => [
  ...[id, ...otherIds].flatMap((name) => [name, `${name}/`]),
  appId,
]
