export { httpAction } from './httpAction.ts'
