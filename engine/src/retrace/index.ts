export { retrace, type Stop, type Told } from './retrace.ts'
