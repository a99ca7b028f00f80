// What an element waits for, in words: an instance that doesn't move doesn't move for a reason one can name. Pure.

import type { Visit } from '@countersign/core/api'

/** `kind` is that of the drawing: “User task”, “Timer boundary event”. */
export function waitsForWords({ waitsFor, incident }: Pick<Visit, 'waitsFor' | 'incident'>, kind: string): string {
  if (incident !== null) return stuckWords(waitsFor)
  switch (waitsFor) {
    case 'answer':
      return answerWords(kind)
    case 'event':
      return eventWords(kind)
    case 'tokens':
      return 'Waits for the tokens that are still on their way to it.'
    case 'inside':
      return 'Waits until nothing inside of it is left.'
    case 'rounds':
      return 'Waits until its rounds have ended.'
    default:
      return 'Waits.'
  }
}

function stuckWords(waitsFor: string): string {
  if (waitsFor === 'entry') return 'A token stands before it and can’t come in: somebody has to look.'
  if (waitsFor === 'exit') return 'It is done, but what it brought can’t be taken out: somebody has to look.'
  return 'It is stuck: somebody has to look.'
}

function answerWords(kind: string): string {
  if (kind === 'User task') return 'Waits for somebody to complete the task.'
  if (kind === 'Call activity') return 'Waits for the called instance to end.'
  return 'Waits for a worker to do the job.'
}

function eventWords(kind: string): string {
  if (/^timer/i.test(kind)) return 'Waits for its time to come.'
  if (/^signal/i.test(kind)) return 'Waits for its signal.'
  if (/gateway$/i.test(kind)) return 'Waits for the first of the events it leads to.'
  return 'Waits for its message.'
}
