export { pinnedHost } from './hosts.ts'
export { type ConnectionHealth, type ConnectionKind, connectionKindNames, connectionKinds } from './kinds.ts'
export {
  isPassing,
  type OAuthRefusal,
  type Remedy,
  type TroubleCode,
  troubleCodes,
  troubleOf,
  troubles,
} from './trouble.ts'
