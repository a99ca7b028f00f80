export {
  type Account,
  createRoleRule,
  deleteRoleRule,
  endAccountSessions,
  endMySession,
  endMySessions,
  getMe,
  listAccounts,
  listMySessions,
  listRoleRules,
  type Me,
  type Session,
  type StoredRoleRule,
  setGrantedRoles,
  signOut,
} from './accounts.ts'
export { type AuditEntry, exportAudit, searchAudit } from './audit.ts'
export {
  type Access,
  type AnswerOf,
  defineOperation,
  type InputOf,
  type Operation,
  type ParsedOf,
} from './operation.ts'
export { type Problem, type ProblemCode, problem, problemCodes, problemTitles } from './problem.ts'
export { type Activity, type Component, getActivity, getSystem, getWelcome, type SystemState } from './system.ts'
export { type ApiToken, createToken, listTokens, revokeToken, tokenDaysMax } from './tokens.ts'
