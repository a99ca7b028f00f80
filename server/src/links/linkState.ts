import type { RequestDetails } from '@countersign/core/api'
import type { Db } from '../platform/database/index.ts'
import { type StartRow, selectAwaiting, selectLatestOf } from './sql/index.ts'

/** How the linked flow of a request is doing; null where none was ever meant. */
export async function linkStateOf(db: Db, requestId: string): Promise<RequestDetails['link']> {
  const row = await selectLatestOf(db, requestId)
  if (row) return told(row)
  const awaiting = await selectAwaiting(db, requestId)
  if (!awaiting) return null
  const { flowName, trouble } = awaiting
  if (trouble !== null) return { flowName, state: 'failed', sentence: `${trouble} ${decidedHere}`, staysOpen: false }
  return { flowName, state: 'waiting', sentence: `The flow “${flowName}” is about to be started.`, staysOpen: false }
}

const decidedHere = 'The request can be decided here all the same.'

function told(row: StartRow): RequestDetails['link'] {
  const { flowName, said } = row
  const state = stateOf(row)
  const isDecidedHere = row.requestState !== 'pending' && row.decidedVia !== 'linked-flow'
  const staysOpen = isDecidedHere && said === null && (state === 'started' || state === 'unknown')
  return { flowName, state, sentence: sentenceOf(row, staysOpen), staysOpen }
}

type State = NonNullable<RequestDetails['link']>['state']

/** What a flow has said and was told in return, in a word; one that has said something was started. */
function stateOf({ state, result }: StartRow): State {
  if (state === 'starting') return 'waiting'
  if (state !== 'failed' || result === null) return state
  if (result.code === 'noted') return 'undecided'
  return result.code === 'already-decided' ? 'answered' : 'refused'
}

function sentenceOf({ flowName, state, sentence, said, requestState }: StartRow, staysOpen: boolean): string {
  if (staysOpen)
    return `It was decided here. The approval of the flow “${flowName}” stays open in Power Automate; its answer will change nothing.`
  const wasNotStarted = state === 'failed' && said === null
  if (sentence !== null) return wasNotStarted && requestState === 'pending' ? `${sentence} ${decidedHere}` : sentence
  if (state === 'starting') return `The flow “${flowName}” is being started.`
  if (state === 'started') return `The flow “${flowName}” asks, too. The first decision counts.`
  const who = said?.responder.name ?? said?.responder.userName ?? said?.responder.mail
  return who ? `${who} answered in the flow “${flowName}”.` : `The flow “${flowName}” has answered.`
}
