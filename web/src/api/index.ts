export { addressOf } from './address.ts'
export { call, callIfChanged, jsonOf, send } from './call.ts'
export {
  CallFailed,
  concernsTheSubject,
  type Failure,
  failureOf,
  isToldAbove,
  passesByItself,
  problemCodeOf,
} from './failure.ts'
export { type FieldErrors, fieldErrorsOf, refusedFieldsOf } from './fieldErrors.ts'
export { ifMatch, ifNoneMatch } from './ifMatch.ts'
export { mayDo, meQuery, useMay, useMe, welcomeQuery } from './me.ts'
export { useAction } from './useAction.ts'
export { useAnswer } from './useAnswer.ts'
export { pagesKey, usePages, useRefreshPages } from './usePages.ts'
export { wordingOf } from './wording.ts'
