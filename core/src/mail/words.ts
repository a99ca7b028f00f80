// The words of every letter, those of the pages.

import type { Block, Content } from './content.ts'
import type { LetterName, LetterSubject, LetterValues, Written } from './letters.ts'
import { oneLine } from './plain.ts'

type Request = LetterValues<'request-applied'>

const sentence = (text: string): Block => ({ kind: 'sentence', text })
const quote = (title: string, text: string | null): Block[] => (text?.trim() ? [{ kind: 'quote', title, text }] : [])

const changesMax = 40

const facts = (request: Request): Block[] => [
  {
    kind: 'facts',
    rows: [
      ['Request', request.what],
      ['Requested by', request.requester],
      ['Identity store', request.store],
      ...(request.workflow === null ? [] : [['Workflow', request.workflow] as const]),
    ],
  },
  ...quote(`Reason given by ${oneLine(request.requester)}`, request.reason),
  ...(request.changes.length === 0
    ? []
    : [
        {
          kind: 'changes',
          rows: request.changes.slice(0, changesMax),
          left: Math.max(0, request.changes.length - changesMax),
        } as const,
      ]),
]

const listed = (names: readonly string[]): string => {
  const shown = names.map((name) => oneLine(name)).filter((name) => name !== '')
  if (shown.length <= 1) return shown[0] ?? 'nobody yet'
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}

const pageOf = ({ kind, id }: LetterSubject): string =>
  kind === 'request' ? `/portal/requests/${encodeURIComponent(id)}` : '/admin/mail'

const decideThere = 'Approve or deny it on its page. Opening the page decides nothing.'

const outcomes = { approved: 'Approved', denied: 'Denied', expired: 'Expired' } as const

function decidedWords({ outcome, decidedBy, via }: LetterValues<'request-decided'>): string {
  if (outcome === 'expired') return 'Nobody decided in time. Nothing was changed.'
  const by = decidedBy === null ? '' : ` by ${oneLine(decidedBy)}`
  const where = via === 'linked-flow' ? ', by the linked flow' : ''
  const then = outcome === 'approved' ? 'It is carried out now.' : 'Nothing was changed.'
  return `The request was ${outcome}${by}${where}. ${then}`
}

type Words = { [Name in LetterName]: (values: LetterValues<Name>) => Omit<Content, 'link'> & { label: string } }

const openRequest = 'Open the request'

const words: Words = {
  'approval-asked': (values) => ({
    subject: `Approval asked: ${values.what}`,
    title: 'Your approval is asked',
    blocks: [
      sentence(
        `${oneLine(values.requester)} asks for a change that needs your approval${values.as === null ? '' : `: you are ${oneLine(values.as)}`}.`,
      ),
      ...facts(values),
      sentence(decideThere),
    ],
    label: openRequest,
  }),
  'approval-escalated': (values) => ({
    subject: `Approval asked, nobody has decided yet: ${values.what}`,
    title: 'Your approval is asked, too',
    blocks: [
      sentence(
        `${listed(values.insteadOf)} did not decide in time, so you may now decide as well${values.as === null ? '' : `: you are ${oneLine(values.as)}`}.`,
      ),
      ...facts(values),
      sentence(decideThere),
    ],
    label: openRequest,
  }),
  'request-sent': (values) => ({
    subject: `Sent for approval: ${values.what}`,
    title: 'Your request was sent',
    blocks: [sentence(`Asked for approval: ${listed(values.askedOf)}.`), ...facts(values)],
    label: openRequest,
  }),
  'request-decided': (values) => ({
    subject: `${outcomes[values.outcome]}: ${values.what}`,
    title: outcomes[values.outcome],
    blocks: [
      sentence(decidedWords(values)),
      ...quote(values.outcome === 'denied' ? 'Reason' : 'Comment', values.comment),
      ...facts(values),
    ],
    label: openRequest,
  }),
  'request-applied': (values) => ({
    subject: `Done: ${values.what}`,
    title: 'The change was carried out',
    blocks: [sentence('The request was approved, and the change is made.'), ...facts(values)],
    label: openRequest,
  }),
  'request-failed': (values) => ({
    subject: `Not carried out: ${values.what}`,
    title: 'The change could not be carried out',
    blocks: [sentence('The request was approved, but the change failed:'), sentence(values.sentence), ...facts(values)],
    label: openRequest,
  }),
  'request-cancelled': (values) => ({
    subject: `Taken back: ${values.what}`,
    title: 'The request was taken back',
    blocks: [
      sentence(`${oneLine(values.cancelledBy)} took the request back. There is nothing left to decide.`),
      ...facts(values),
    ],
    label: openRequest,
  }),
  test: ({ sentBy }) => ({
    subject: 'Test letter from Countersign',
    title: 'Mail works',
    blocks: [
      sentence(`${oneLine(sentBy)} sent this letter to see whether mail from Countersign arrives. It does.`),
      sentence('There is nothing to do.'),
    ],
    label: 'Open Mail',
  }),
}

export function contentOf({ template, values, about }: Written): Content {
  // The table pairs each name with the values of its own letter.
  const { label, ...content } = (words[template] as (given: typeof values) => ReturnType<Words[LetterName]>)(values)
  return { ...content, link: { label, path: pageOf(about) } }
}
