import { type Approval, type ApprovalRequest, awaitsAll } from './approval.ts'

/**
 * What an approval has come to, if anything. Where everybody has to approve, the first who rejects decides; answers of
 * one's own are told one after the other, as they were given.
 */
export function outcomeOf({ type, requests }: Pick<Approval, 'type' | 'requests'>): string | undefined {
  const answers = answered(requests).map(({ answer }) => answer ?? '')
  if (answers.length === 0) return undefined
  if (!awaitsAll(type)) return answers[0]
  if (type === 'BasicAwaitAll' && answers.includes('Reject')) return 'Reject'
  if (requests.some(({ state }) => state === 'Pending')) return undefined
  return type === 'BasicAwaitAll' ? 'Approve' : answers.join(', ')
}

/** Those who answered, in the order in which they did. */
export const answered = (requests: readonly ApprovalRequest[]): ApprovalRequest[] =>
  requests
    .filter(({ state }) => state === 'Answered')
    .sort((one, other) => (one.answeredAt ?? 0) - (other.answeredAt ?? 0))
