export { behaviourOf, handlerOf } from './behaviours.ts'
export { isJoin, type Join } from './parallelGateway.ts'
