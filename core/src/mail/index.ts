export { isMailAddress } from './address.ts'
export {
  type Letter,
  type LetterName,
  type LetterSubject,
  type LetterValues,
  letterNames,
  letterValues,
  type Written,
} from './letters.ts'
export { oneLine } from './plain.ts'
export { letterExamples, letterTemplates } from './templates.ts'
export { type Message, write } from './write.ts'
