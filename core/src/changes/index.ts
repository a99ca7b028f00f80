export { type AskedChange, askedChange, namedIn } from './asked.ts'
export {
  type Change,
  type ChangeValue,
  type ChangeValues,
  type Creation,
  type Deletion,
  isReferences,
  type MembershipChange,
  sameValue,
  type ValuesChange,
} from './change.ts'
export { checkValues, type Domains, tidied, type ValueProblem } from './checkValues.ts'
export { applyTo, attributesIn, type Conflict, conflictsOf, heldValue, isDone, relationsIn } from './effect.ts'
export {
  type ChangeKind,
  type CreationKind,
  changeKindNames,
  changeKinds,
  type DeletionKind,
  type MembershipKind,
  putsIn,
  type ValuesKind,
} from './kinds.ts'
export { type Prepared, prepare, type Situation } from './prepare.ts'
export {
  type Asker,
  type Deed,
  deedsWith,
  isOwner,
  type Right,
  rightTo,
  rightToChange,
  type Subject,
} from './rightTo.ts'
export { subjectOf, titleOf, valueInWords } from './words.ts'
