export { flowAccountAnswer } from './answers.ts'
export { clientOperations, notRegistered } from './routes.ts'
