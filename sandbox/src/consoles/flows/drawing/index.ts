export { drawBody, drawCard, type Face, type FaceOf } from './draw.ts'
export { layersOf, waitsFor } from './layers.ts'
export { drawingStyle } from './style.ts'
export { value, withoutCredentials } from './value.ts'
