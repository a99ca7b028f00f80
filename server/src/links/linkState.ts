import type { RequestDetails } from '@countersign/core/api'
import type { Db } from '../platform/database/index.ts'
import { type StartRow, selectAwaiting, selectLatestOf } from './sql/index.ts'

/** How the linked flow of a request is doing; null where none was ever meant. */
export async function linkStateOf(db: Db, requestId: string): Promise<RequestDetails['link']> {
  const row = await selectLatestOf(db, requestId)
  if (row) return told(row)
  const awaiting = await selectAwaiting(db, requestId)
  if (!awaiting) return null
  const sentence = `The flow “${awaiting.flowName}” is about to be started.`
  return { flowName: awaiting.flowName, state: 'waiting', sentence, staysOpen: false }
}

function told(row: StartRow): RequestDetails['link'] {
  const { flowName, said } = row
  const state = row.state === 'starting' ? 'waiting' : row.state
  const isDecidedHere = row.requestState !== 'pending' && row.decidedVia !== 'linked-flow'
  const staysOpen = isDecidedHere && said === null && (state === 'started' || state === 'unknown')
  return { flowName, state, sentence: sentenceOf(row, staysOpen), staysOpen }
}

function sentenceOf({ flowName, state, sentence, said }: StartRow, staysOpen: boolean): string {
  if (staysOpen)
    return `It was decided here. The approval of the flow “${flowName}” stays open in Power Automate; its answer will change nothing.`
  if (sentence !== null) return sentence
  if (state === 'starting') return `The flow “${flowName}” is being started.`
  if (state === 'started') return `The flow “${flowName}” asks, too. The first decision counts.`
  const who = said?.responder.name ?? said?.responder.userName ?? said?.responder.mail
  return who ? `${who} answered in the flow “${flowName}”.` : `The flow “${flowName}” has answered.`
}
