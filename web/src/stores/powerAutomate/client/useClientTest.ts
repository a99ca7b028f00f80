import { type AnswerOf, getPowerAutomate, testPowerAutomate } from '@countersign/core/api'
import { useAction } from '../../../api/index.ts'

export type ClientTest = {
  run: () => void
  isRunning: boolean
  /** What the last one found, as long as one stays here. */
  found: AnswerOf<typeof testPowerAutomate> | undefined
  error: unknown
}

export function useClientTest(storeId: string): ClientTest {
  const { mutate, isPending, data, error } = useAction(testPowerAutomate, { changes: [getPowerAutomate] })
  return { run: () => mutate({ params: { storeId } }), isRunning: isPending, found: data, error }
}
