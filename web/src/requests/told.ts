// What happened to a request, each in a sentence. Pure.

import type { RequestDetails, RequestEvent } from '@countersign/core/api'
import { capital, leftOutInWords, peopleInWords } from './words.ts'

/** What an entry is about, for its sign. */
export type Told = {
  sign: 'asked' | 'passed' | 'good' | 'bad' | 'noted' | 'flow'
  sentence: string
  /** In somebody's own words, or the server's: shown beneath. */
  text: string | null
  at: string
}

type Request = Pick<RequestDetails, 'createdAt' | 'requester' | 'reason' | 'timeline'>

/** From the request itself to the last that happened. */
export const toldOf = ({ createdAt, requester, reason, timeline }: Request): readonly Told[] => [
  { sign: 'asked', sentence: `${requester.name} made the request`, text: reason, at: createdAt },
  ...timeline.map((event) => ({ ...wordsFor(event), text: event.text, at: event.at })),
]

const somebody = 'Somebody'

function wordsFor({ kind, who, via, people }: RequestEvent): Pick<Told, 'sign' | 'sentence'> {
  const asked = people.length > 0 ? peopleInWords(people) : 'the administrators'
  const way = via === 'linked-flow' ? ' in Power Automate' : ''
  switch (kind) {
    case 'asked':
      return { sign: 'passed', sentence: `${capital(asked)} ${people.length === 1 ? 'was' : 'were'} asked` }
    case 'escalated':
      return { sign: 'passed', sentence: `Nobody answered in time: ${asked} may decide as well` }
    case 'left-out':
      return { sign: 'noted', sentence: leftOutInWords(people, 'after') }
    case 'resting':
      return { sign: 'noted', sentence: 'Nobody is left to ask: it waits with those who were asked' }
    case 'rerouted':
      return { sign: 'passed', sentence: `${who ?? somebody} gave it to ${asked}` }
    case 'approved':
      return { sign: 'good', sentence: `${who ?? somebody} approved it${way}` }
    case 'denied':
      return { sign: 'bad', sentence: `${who ?? somebody} denied it${way}` }
    case 'cancelled':
      return { sign: 'noted', sentence: `${who ?? somebody} took it back` }
    case 'expired':
      return { sign: 'noted', sentence: 'It expired: nobody answered in time' }
    case 'answered-late':
      return { sign: 'noted', sentence: `${who ?? somebody} answered${way} too late, which changed nothing` }
    case 'answered-own':
      return {
        sign: 'noted',
        sentence: `${who ?? somebody} answered${way}; nobody decides a request of their own, so it changed nothing`,
      }
    case 'answered-stranger':
      return {
        sign: 'noted',
        sentence: `${who ?? 'Somebody unknown'} answered${way}; that is nobody here who may decide, so it changed nothing`,
      }
    case 'answered-ambiguous':
      return {
        sign: 'noted',
        sentence: `${who ?? somebody} answered${way}; that fits ${asked} alike, so it changed nothing. Give each of them a mail address and a user name of their own`,
      }
    case 'answered-again':
      return {
        sign: 'noted',
        sentence: `${who ?? 'Somebody unknown'} answered${way} after another answer; the first stands, so it changed nothing`,
      }
    case 'flow-started':
      return { sign: 'flow', sentence: 'The cloud flow was started' }
    case 'flow-failed':
      return { sign: 'flow', sentence: 'The cloud flow could not be started; it can be decided here' }
    case 'applied':
      return { sign: 'good', sentence: 'The change was carried out' }
    case 'conflict':
      return { sign: 'bad', sentence: 'The change was not carried out: something else had changed it' }
    case 'failed':
      return { sign: 'bad', sentence: 'The change could not be carried out' }
  }
}
