export { type Mixed, type MixedSurvived, mixedUnderFire } from './mixedUnderFire.ts'
