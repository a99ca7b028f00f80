export { type MembershipRule, parseMembershipRule } from './parse.ts'
