export { type HttpsIdentity, openHttpsIdentity } from './authority.ts'
