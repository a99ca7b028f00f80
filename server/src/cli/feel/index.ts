export { feel } from './feel.ts'
