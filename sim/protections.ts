/**
 * The lines that keep twice from being twice. Each can be taken out, and then the simulation must fail: that is the
 * proof that it can find anything.
 */
export const protections = {
  'record-once': 'a delivery that was recorded before is passed by',
  'visit-key': 'an answer is for a visit (`ask#3`), not for a node',
  'lease-check': 'what a worker says counts only while the lease it was given is the latest',
} as const

export type Protection = keyof typeof protections

export const isProtection = (text: string): text is Protection => Object.hasOwn(protections, text)
