export { mayWrite } from './mayWrite.ts'
export { readProperties, type Writable } from './readProperties.ts'
export { idIn, readReference } from './reference.ts'
export { refuseWith } from './refusals.ts'
