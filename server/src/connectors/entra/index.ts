export { entraActions } from './entraActions.ts'
