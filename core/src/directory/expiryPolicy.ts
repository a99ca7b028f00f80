/** When a group ends unless its owners renew it: a number of days, or never. */
export const expiryPolicies = {
  never: 'Never',
  '30': 'After 30 days',
  '60': 'After 60 days',
  '90': 'After 90 days',
  '120': 'After 120 days',
  '180': 'After 180 days',
  '365': 'After a year',
} as const

export type ExpiryPolicy = keyof typeof expiryPolicies

export const expiryPolicyNames = Object.keys(expiryPolicies) as [ExpiryPolicy, ...ExpiryPolicy[]]
