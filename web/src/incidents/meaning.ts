// What each kind of incident means and what to do about it, in the words of a page. Pure.

import type { IncidentCode } from '@countersign/engine'

export type Meaning = {
  title: string
  /** What happened. */
  means: string
  /** What somebody can do about it. */
  remedy: string
  /** What the button says that lets the instance go on. */
  verb: string
  /** The same for all that are stuck in this way. */
  verbForAll: string
  /** It is tried so many times: somebody may say how often. */
  hasTries?: true
  /** Somebody may say that the work was done; and what they should know before they say so. */
  byHand?: Caution
  /** What to know before it is tried again, where that may do harm. */
  beforeTrying?: Caution
}

/** `confirm` is what somebody has to say before they may go on, where a mistake can't be undone. */
export type Caution = { words: string; confirm?: string }

const again = { verb: 'Try again', verbForAll: 'Try all again' }
const doneElsewhere: Caution = {
  words: 'The job is not tried again, and the instance goes on with what you enter.',
}

const lookUpFirst = [
  'Look first where the work is done: whether there is a trace of it there, under the business key of the instance, by',
  'the values that went in, or at about the time of the incident. Only then you know.',
].join(' ')

/** A code without a row is a compile error. `BROKEN` is the server's own: a bug of ours stopped the instance. */
const meanings: Record<IncidentCode | 'BROKEN', Meaning> = {
  JOB_NO_RETRIES: {
    title: 'A job failed, and no tries are left',
    means: 'It was tried as often as it may be. The message is what was said at the last try.',
    remedy:
      'Mend what the message names: a worker that is away, a permission, a value. Then try again. If somebody has done the work by hand, say so.',
    ...again,
    hasTries: true,
    byHand: doneElsewhere,
  },
  OUTCOME_UNKNOWN: {
    title: 'Nobody knows whether a job was done',
    means: 'It was begun, and no answer came back. It may have been done; to do it twice would do harm, so it waits.',
    remedy:
      'Look it up where the work is done. If it was done, say so, with what it brought. Only if it certainly was not, try again.',
    ...again,
    hasTries: true,
    byHand: {
      words: `${lookUpFirst} If it was not done after all, it stays undone, and nobody is told.`,
      confirm: 'I have looked it up: it was done.',
    },
    beforeTrying: {
      words: `${lookUpFirst} If it was done after all, it is done twice.`,
      confirm: 'I have looked it up: it was not done.',
    },
  },
  MESSAGE_SIZE_EXCEEDED: {
    title: 'A job brought more than can be kept',
    means: 'The work was done, but what it brought back is more than an instance may hold. It was not taken.',
    remedy:
      'Say that it was done, with only what the process needs. To try again does the work once more: first let it bring less.',
    ...again,
    hasTries: true,
    byHand: doneElsewhere,
    beforeTrying: {
      words: 'The work was done once. To try again does it a second time.',
      confirm: 'To do it a second time does no harm.',
    },
  },
  UNHANDLED_ERROR_EVENT: {
    title: 'An error that nothing catches',
    means: 'A BPMN error was thrown, and no boundary event or event sub-process around it catches its code.',
    remedy:
      'If its cause is gone, try again. An end event throws the same error again: cancel the instance. What is to be expected is caught in the next version of the process.',
    ...again,
    hasTries: true,
    byHand: doneElsewhere,
  },
  IO_MAPPING_ERROR: {
    title: 'A mapping can’t be worked out',
    means: 'An input or output of the element could not be computed, most often because a variable is missing.',
    remedy: 'Set the variable that the message names, on the page of the instance; then try again. Nothing was lost.',
    ...again,
  },
  CONDITION_ERROR: {
    title: 'A gateway finds no way on',
    means: 'No condition holds and there is no default flow, or a condition is neither true nor false.',
    remedy:
      'Set the variables that the conditions read, on the page of the instance; then try again. A default flow in the next version keeps it from happening.',
    ...again,
  },
  EXTRACT_VALUE_ERROR: {
    title: 'A value can’t be worked out',
    means: 'An expression of the element failed, or gave something of another form than is wanted there.',
    remedy: 'Set the variables that the message names, on the page of the instance; then try again.',
    ...again,
  },
  CALLED_ELEMENT_ERROR: {
    title: 'A called process can’t be run',
    means: 'It is not deployed, it does not begin by itself, its name can’t be worked out, or somebody cancelled it.',
    remedy: 'Deploy it, or set the variable it is named by; then try again. A new instance of it is started.',
    ...again,
  },
  ENDLESS_LOOP: {
    title: 'A loop without an end',
    means: 'Tokens went round thousands of times with nothing to wait for. Nothing of that was done.',
    remedy:
      'Set the variables that decide when the loop ends, on the page of the instance; then try again. A loop should have something in it that waits.',
    ...again,
  },
  JOIN_STARVED: {
    title: 'A join waits for what can’t come',
    means: 'A gateway waits for tokens on all its flows, and nothing is left that could bring those that are missing.',
    remedy:
      'Let it go on without them, or cancel the instance. The next version should join only what always comes: an inclusive gateway does.',
    verb: 'Go on without them',
    verbForAll: 'Let all go on',
  },
  BROKEN: {
    title: 'A bug in Countersign',
    means: 'Something that must never happen stopped the instance. Everything that came before is kept.',
    remedy:
      'Tell whoever looks after this server, with the message: the log has more. After an update, try again: what was to happen is delivered once more.',
    ...again,
  },
}

/** The codes in the order in which a list offers them: what people meet most comes first. */
export const incidentCodes = Object.keys(meanings) as (keyof typeof meanings)[]

/** A server that is newer than this page may know more codes than it does. */
const unknown: Meaning = {
  title: 'An incident',
  means: 'This page does not know its kind; the message says more.',
  remedy: 'Mend what the message names, then try again.',
  ...again,
}

export const meaningOf = (code: string): Meaning =>
  Object.hasOwn(meanings, code) ? meanings[code as keyof typeof meanings] : unknown
