import { type JsonObject, writeMoment } from '../expressions/index.ts'
import type { Retry, Run, Step } from './run.ts'

/** A moment as Microsoft writes it. */
export const timestamp = (moment: number): string => writeMoment(moment, 'o')

/** What has become of an action, as `actions()` and the history of a run tell it; what there is not is left out. */
export function told({ clientTrackingId }: Run, step: Step): JsonObject {
  const { name, inputs, outputs, startedAt, endedAt, trackingId, code, status, error, retries } = step
  return {
    name,
    ...(inputs === undefined ? {} : { inputs }),
    ...(outputs === undefined ? {} : { outputs }),
    startTime: timestamp(startedAt),
    ...(endedAt === undefined ? {} : { endTime: timestamp(endedAt) }),
    trackingId,
    clientTrackingId,
    ...(retries ? { retryHistory: retries.map(toldRetry) } : {}),
    ...(code === undefined ? {} : { code }),
    status,
    ...(error ? { error } : {}),
  }
}

const toldRetry = ({ startedAt, endedAt, code, error }: Retry): JsonObject => ({
  startTime: timestamp(startedAt),
  endTime: timestamp(endedAt),
  code,
  ...(error ? { error } : {}),
})
