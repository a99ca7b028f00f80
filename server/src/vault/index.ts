export { type MasterKey, masterKeyFile, masterKeyOf } from './masterKey.ts'
export { openMasterKey } from './openMasterKey.ts'
