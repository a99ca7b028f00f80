// What an app wants back from /authorize at once: a code, or, where its registration says so, tokens.

import type { AppRegistration } from './apps/index.ts'
import type { Parameters } from './parameters.ts'
import { good, type Outcome, refused } from './refusal.ts'

const answerWords = ['code', 'id_token', 'token'] as const

export type AnswerWord = (typeof answerWords)[number]

/** The order of the words does not matter. Tokens without a code are the implicit grant: off until somebody ticks a box. */
export function readAnswerWords(
  app: AppRegistration,
  { response_type: responseType, nonce }: Parameters,
): Outcome<readonly AnswerWord[]> {
  if (responseType === undefined) return refused('parameterMissing', 'response_type')
  const asked = responseType.split(' ')
  const words = answerWords.filter((word) => asked.includes(word))
  if (words.length < new Set(asked).size) return refused('unsupportedResponseType', responseType)
  if (words.includes('id_token')) {
    if (!app.issuesIdTokens) return refused('implicitIdTokenOff')
    if (nonce === undefined) return refused('parameterMissing', 'nonce')
  }
  return words.includes('token') && !app.issuesAccessTokens ? refused('implicitTokenOff') : good(words)
}
