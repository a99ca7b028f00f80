export { type Graph, type GraphAnswer, type GraphParts, type GraphRegistration, openGraph } from './client.ts'
export { GraphFault, saidBy } from './graphFault.ts'
export { attributesOfGroup, attributesOfUser, graphGroup, graphUser, groupSelect, userSelect } from './objects.ts'
