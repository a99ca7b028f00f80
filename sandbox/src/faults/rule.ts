// What is to go wrong, as a value: which requests or calls it strikes, how, and how often.

import { z } from 'zod'

/** The hosts of the cloud, all of which this one program plays. */
export const hosts = ['entra', 'graph', 'dataverse', 'flow-service', 'triggers', 'sharepoint'] as const

export type Host = (typeof hosts)[number]

const address = {
  host: z.enum(hosts).optional(),
  /** A path, or its beginning with a `*` at the end. */
  path: z.string().startsWith('/').optional(),
  method: z.string().optional(),
}

/** Which of those that fit it strikes; without any of these, every one. */
const measure = {
  /** The first so many. */
  count: z.int().min(1).optional(),
  /** Each with this chance, by dice that fall the same way for the same seed. */
  probability: z.number().gt(0).max(1).optional(),
  seed: z.int().optional(),
  /** By the sandbox's clock. */
  until: z.iso.datetime({ offset: true }).optional(),
}

export const statuses = [429, 500, 502, 503, 504] as const

const longestDelayMs = 120_000

/** The address of whom the sandbox calls, or its beginning with a `*` at the end. */
const callee = { url: z.string().optional() }

/** What a mail server says when it does not take something; 535 is for whoever signs in. */
export const mailStatuses = [421, 450, 451, 452, 535, 550, 552, 554] as const

/** Where it says so: to whoever signs in, of one recipient, or of the whole message. */
export const mailMoments = ['sign-in', 'recipient', 'message'] as const

export type MailMoment = (typeof mailMoments)[number]

export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('answer'),
    ...address,
    ...measure,
    status: z.literal(statuses),
    retryAfterSeconds: z.int().min(0).optional(),
  }),
  z.strictObject({ kind: z.literal('latency'), ...address, ...measure, ms: z.int().min(1).max(longestDelayMs) }),
  z.strictObject({ kind: z.literal('reset'), ...address, ...measure }),
  z.strictObject({ kind: z.literal('lost-answer'), ...address, ...measure }),
  z.strictObject({ kind: z.literal('lost-callback'), ...callee, ...measure }),
  z.strictObject({ kind: z.literal('doubled-callback'), ...callee, ...measure }),
  z.strictObject({ kind: z.literal('unreachable-callback'), ...callee, ...measure }),
  z.strictObject({ kind: z.literal('expired-secret'), clientId: z.string().optional(), ...measure }),
  z.strictObject({
    kind: z.literal('revoked-grant'),
    clientId: z.string().optional(),
    user: z.string().optional(),
    ...measure,
  }),
  z.strictObject({ kind: z.literal('mail-down'), ...measure }),
  z.strictObject({
    kind: z.literal('mail-refused'),
    status: z.literal(mailStatuses),
    /** Where nothing is said: of the recipient. */
    at: z.enum(mailMoments).optional(),
    /** An address, or its beginning with a `*` at the end; of a recipient only. */
    recipient: z.string().optional(),
    ...measure,
  }),
  z.strictObject({ kind: z.literal('mail-slow'), ms: z.int().min(1).max(longestDelayMs), ...measure }),
  z.strictObject({ kind: z.literal('mail-lost-answer'), ...measure }),
])

export type Fault = z.infer<typeof ruleSchema>

export type FaultOf<Kind extends Fault['kind']> = Extract<Fault, { kind: Kind }>

/** One that was set: how many fitted it, and how many of them it struck. */
export type Rule = { id: string; fault: Fault; seen: number; struck: number; isOff: boolean }
