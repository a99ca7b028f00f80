// What goes wrong on demand.
//
// F1  A rule strikes what fits it as often as its measure says, the same way each time for the same seed, over a restart.
// F2  Whoever could be struck asks here and is told; nothing else in the sandbox knows that it is pretended.

import { randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Store } from '../store/index.ts'
import { type CallOut, callingOut } from './callOut.ts'
import { chance } from './chance.ts'
import type { Fault, FaultOf, Host, MailMoment, Rule } from './rule.ts'
import * as sql from './sql.ts'

export type Asked = { host: Host | undefined; path: string; method: string }

/** How a request ends, if not as its room would have it. */
export type RequestFault = FaultOf<'answer'> | FaultOf<'reset'> | FaultOf<'lost-answer'>

/** How sending mail goes wrong: nobody there, not taken, taken slowly, taken without a word. */
export type MailFaultKind = 'mail-down' | 'mail-refused' | 'mail-slow' | 'mail-lost-answer'

/** Whom a grant or a secret belongs to. */
export type Owner = { clientId: string; user?: string }

export type Faults = {
  rules: () => readonly Rule[]
  isInForce: (rule: Rule) => boolean
  isFull: () => boolean
  add: (fault: Fault) => Rule
  /** Off it strikes nothing, and stays. The rule, if there is one. */
  turn: (id: string, isOff: boolean) => Rule | undefined
  remove: (id: string) => boolean
  clear: () => void
  /** What happens to a request: how long it waits, and how it ends. */
  ofRequest: (asked: Asked) => { delayMs: number; end: RequestFault | undefined }
  /** Whether a grant that is good is to count as bad. */
  strikes: (kind: 'expired-secret' | 'revoked-grant', owner: Owner) => boolean
  /** What happens to somebody who sends mail, if anything; what is refused is refused at one moment, of somebody or of all. */
  ofMail: <K extends MailFaultKind>(kind: K, asked?: { at: MailMoment; recipient?: string }) => FaultOf<K> | undefined
  /** Tells somebody outside, as far as it is let. */
  callOut: CallOut
  /** The tables were emptied. */
  forget: () => void
}

export const rulesMax = 100

/** `own`: addresses of the sandbox itself, which it always reaches. */
export function openFaults(store: Store, clock: Clock, own: readonly string[]): Faults {
  let rules = sql.storedRules(store)

  const isInForce = ({ fault, struck, isOff }: Rule): boolean =>
    !isOff &&
    (fault.count === undefined || struck < fault.count) &&
    (fault.until === undefined || clock().getTime() < Date.parse(fault.until))

  /** The rule is asked: it counts that it was, and whether it struck. */
  const throwDice = (rule: Rule): boolean => {
    const { probability = 1, seed = 0 } = rule.fault
    const hits = chance(seed, rule.seen) < probability
    rule.seen += 1
    if (hits) rule.struck += 1
    sql.saveCounts(store, rule)
    return hits
  }
  /** The first of these kinds that fits and strikes. */
  const struckBy = <Kind extends Fault['kind']>(
    kinds: readonly Kind[],
    fits: (fault: FaultOf<Kind>) => boolean,
  ): FaultOf<Kind> | undefined => {
    const isMeant = (fault: Fault): fault is FaultOf<Kind> => (kinds as readonly string[]).includes(fault.kind)
    for (const rule of rules) {
      const { fault } = rule
      if (isMeant(fault) && isInForce(rule) && fits(fault) && throwDice(rule)) return fault
    }
    return undefined
  }
  return {
    rules: () => rules,
    isInForce,
    isFull: () => rules.length >= rulesMax,
    add: (fault) => {
      const rule: Rule = { id: randomUUID(), fault, seen: 0, struck: 0, isOff: false }
      sql.addRule(store, rule)
      rules.push(rule)
      return rule
    },
    turn: (id, isOff) => {
      const rule = rules.find((one) => one.id === id)
      if (!rule) return undefined
      rule.isOff = isOff
      sql.turnRule(store, rule)
      return rule
    },
    remove: (id) => {
      const rest = rules.filter((rule) => rule.id !== id)
      const isGone = rest.length < rules.length
      sql.removeRule(store, id)
      rules = rest
      return isGone
    },
    clear: () => {
      for (const { id } of rules) sql.removeRule(store, id)
      rules = []
    },
    ofRequest: (asked) => {
      if (rules.length === 0) return { delayMs: 0, end: undefined }
      const delayMs = struckBy(['latency'], (fault) => fitsRequest(fault, asked))?.ms ?? 0
      return { delayMs, end: struckBy(['answer', 'reset', 'lost-answer'], (fault) => fitsRequest(fault, asked)) }
    },
    strikes: (kind, owner) => struckBy([kind], (fault) => fitsOwner(fault, owner)) !== undefined,
    ofMail: (kind, asked) => struckBy([kind], (fault) => fitsMail(fault, asked)),
    callOut: callingOut((url) => {
      if (own.some((address) => url.startsWith(`${address}/`))) return undefined
      const kinds = ['lost-callback', 'doubled-callback', 'unreachable-callback'] as const
      return struckBy(kinds, (fault) => fitsText(fault.url, url))?.kind
    }),
    forget: () => {
      rules = sql.storedRules(store)
    },
  }
}

type AddressedFault = RequestFault | FaultOf<'latency'>

/** Without a host or a path it strikes every host of the cloud, and nothing of the sandbox's own. */
const fitsRequest = ({ host, path, method }: AddressedFault, asked: Asked): boolean =>
  (host === undefined ? path !== undefined || asked.host !== undefined : host === asked.host) &&
  fitsText(path, asked.path) &&
  (method === undefined || method.toUpperCase() === asked.method)

const fitsOwner = (fault: FaultOf<'expired-secret'> | FaultOf<'revoked-grant'>, owner: Owner): boolean =>
  (fault.clientId === undefined || fault.clientId.toLowerCase() === owner.clientId.toLowerCase()) &&
  (fault.kind === 'expired-secret' ||
    fault.user === undefined ||
    fault.user.toLowerCase() === owner.user?.toLowerCase())

const fitsMail = (fault: FaultOf<MailFaultKind>, asked: { at: MailMoment; recipient?: string } | undefined): boolean =>
  fault.kind !== 'mail-refused' ||
  ((fault.at ?? 'recipient') === asked?.at &&
    fitsText(fault.recipient?.toLowerCase(), asked.recipient?.toLowerCase() ?? ''))

const fitsText = (wanted: string | undefined, text: string): boolean =>
  wanted === undefined || (wanted.endsWith('*') ? text.startsWith(wanted.slice(0, -1)) : text === wanted)
