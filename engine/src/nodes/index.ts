export { behaviourOf, handlerOf } from './behaviours.ts'
export { releaseJoin } from './inclusiveGateway.ts'
export { isJoin, type Join } from './joins.ts'
export { enterBody } from './multiInstance.ts'
