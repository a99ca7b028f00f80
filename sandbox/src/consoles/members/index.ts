export { asMember, type MemberVisit } from './member.ts'
