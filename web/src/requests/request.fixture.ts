import type { RequestDetails } from '@countersign/core/api'
import type { Reference } from '@countersign/core/directory'

export const person = (name: string): Reference => ({ id: name.toLowerCase(), kind: 'user', name })

const at = (hour: number) => `2026-11-20T${String(hour).padStart(2, '0')}:00:00.000Z`

type Holder = RequestDetails['holders'][number]

export const holder = (name: string, more: Partial<Holder> = {}): Holder => ({
  ...{
    person: person(name),
    via: 'owners',
    group: null,
    since: at(8),
    level: 0,
    insteadOf: null,
    until: null,
    ...more,
  },
})

/** Tom asked at eight to join Lab Access; Ada was asked. */
export const requestOf = (more: Partial<RequestDetails> = {}): RequestDetails => ({
  ...{ id: '01a1f770-4937-7230-8000-000000000000', storeId: '01a1f770-4937-7230-8000-000000000001' },
  ...{ storeName: 'Alder', workflow: { id: '01a1f770-4937-7230-8000-000000000002', name: 'Workflow to Join a Group' } },
  ...{ kind: 'group.join', target: { id: 'lab', kind: 'group', name: 'Lab Access' }, subject: 'Lab Access' },
  ...{ member: person('Tom'), requester: { name: 'Tom', person: person('Tom') }, state: 'pending' },
  ...{ createdAt: at(8), decidedAt: null, queue: 'approvers', heldBy: [person('Ada')], heldByCount: 1 },
  ...{
    heldSince: at(8),
    may: [],
    old: {},
    new: {},
    reason: null,
    message: null,
    sentence: null,
    conflicts: [],
    decision: null,
  },
  timeline: [{ at: at(8), kind: 'asked', who: null, via: null, people: [person('Ada')], text: null }],
  holders: [holder('Ada')],
  ...{ nextEscalationAt: null, expiresAt: null, link: null, instanceId: '01a1f770-4937-7230-8000-000000000003' },
  hasTemporaryPassword: false,
  ...more,
})

export const approvedBy = (name: string, more: Partial<RequestDetails> = {}): RequestDetails =>
  requestOf({
    ...{ state: 'applied', heldBy: [], heldByCount: 0, heldSince: null, decidedAt: at(9) },
    decision: { outcome: 'approved', by: { name, person: person(name) }, via: 'portal', at: at(9), reason: null },
    timeline: [
      { at: at(8), kind: 'asked', who: null, via: null, people: [person('Ada')], text: null },
      { at: at(9), kind: 'approved', who: name, via: 'portal', people: [], text: null },
      { at: at(10), kind: 'applied', who: null, via: null, people: [], text: null },
    ],
    ...more,
  })
