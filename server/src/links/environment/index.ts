export { type Actor, applicationToken, askEnvironment, jsonIn, type Said } from './dataverse.ts'
export { environmentOf } from './environmentOf.ts'
