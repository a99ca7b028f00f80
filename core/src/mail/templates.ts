// What people see of a letter before anybody gets one: its title, when it is sent, and an example.

import type { LetterName, Written } from './letters.ts'

type Template = { title: string; when: string }

export const letterTemplates: Record<LetterName, Template> = {
  'approval-asked': { title: 'Approval asked', when: 'To each approver, when a request is sent.' },
  'approval-escalated': {
    title: 'Approval asked, escalated',
    when: 'To whoever is asked next, when nobody has decided in time.',
  },
  'request-sent': { title: 'Request sent', when: 'To the requester, when a request is sent.' },
  'request-decided': {
    title: 'Request decided',
    when: 'To the requester and the other approvers, when somebody has decided.',
  },
  'request-applied': { title: 'Change carried out', when: 'To the requester, when the change is made.' },
  'request-failed': { title: 'Change failed', when: 'To the requester, when an approved change can’t be made.' },
  'request-cancelled': { title: 'Request taken back', when: 'To the approvers, when there is nothing left to decide.' },
  test: { title: 'Test letter', when: 'To oneself, from this page.' },
}

const about = { kind: 'request', id: '0197a5c2-0000-7000-8000-000000000001' } as const

const request = {
  what: 'Create user Nia Obi',
  store: 'Alder Instruments',
  workflow: 'Workflow to Create a User',
  requester: 'Tom Becker',
  reason: 'She starts on the first of next month.',
  changes: [
    { title: 'Display name', old: '', new: 'Nia Obi' },
    { title: 'Department', old: '', new: 'Sales' },
  ],
}

export const letterExamples: { [Name in LetterName]: Extract<Written, { template: Name }> } = {
  'approval-asked': { template: 'approval-asked', about, values: { ...request, as: 'manager of Tom Becker' } },
  'approval-escalated': {
    template: 'approval-escalated',
    about,
    values: { ...request, as: 'manager of Grace Okafor', insteadOf: ['Grace Okafor'] },
  },
  'request-sent': {
    template: 'request-sent',
    about,
    values: { ...request, askedOf: ['Grace Okafor', 'Ada Lindqvist'] },
  },
  'request-decided': {
    template: 'request-decided',
    about,
    values: {
      ...request,
      outcome: 'denied',
      decidedBy: 'Ada Lindqvist',
      via: 'portal',
      comment: 'Not before the budget is agreed.',
    },
  },
  'request-applied': { template: 'request-applied', about, values: request },
  'request-failed': {
    template: 'request-failed',
    about,
    values: {
      ...request,
      sentence: 'A user named nia.obi@alder.example was created by somebody else in the meantime.',
    },
  },
  'request-cancelled': { template: 'request-cancelled', about, values: { ...request, cancelledBy: 'Tom Becker' } },
  test: { template: 'test', about: { kind: 'account', id: 'me' }, values: { sentBy: 'Grace Okafor' } },
}
