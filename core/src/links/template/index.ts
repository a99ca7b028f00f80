export {
  clientData,
  type FlowTemplate,
  flowName,
  flowNameMax,
  type NeededConnection,
  neededConnections,
} from './flowTemplate.ts'
export type { Site } from './siteStep.ts'
