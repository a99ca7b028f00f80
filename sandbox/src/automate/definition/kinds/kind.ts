import { type ExpressionFault, evaluateTemplate, type Json, type Scope } from '../../expressions/index.ts'
import type { Course, End } from '../course.ts'
import type { Inside, Problem, Step, Wait } from '../run.ts'
import type { Action, Place } from '../workflow.ts'

/** Where an action is executed. */
export type Context = { course: Course; place: Place; at: readonly number[]; scope: Scope }

/** What comes of beginning an action, or of a branch of it that has ended. */
export type Begun =
  | { type: 'ended'; end: End }
  | { type: 'waiting'; wait: Wait }
  | { type: 'entered'; inside: Inside }
  /** The whole run ends here. */
  | { type: 'terminated'; status: 'Succeeded' | 'Failed' | 'Cancelled'; error?: Problem }

/** A type of actions. */
export type Kind = {
  /** What history shows as its inputs, expressions filled in. */
  inputsOf: (action: Action, scope: Scope) => Json
  begin: (inputs: Json, context: Context) => Begun
  /** Of a container: the branch it was in has ended, well or not. */
  leave?: (hasFailed: boolean, step: Step & { inside: Inside }, context: Context) => Begun
}

export const allInputs = (action: Action, scope: Scope): Json => evaluateTemplate(action.inputs, scope)

export const succeeded = (outputs?: Json): Begun => ({
  type: 'ended',
  end: { status: 'Succeeded', code: 'OK', ...(outputs === undefined ? {} : { outputs }) },
})

/** Of inputs that make no sense. */
export const failed = (code: string, message: string, outputs?: Json): Begun => ({
  type: 'ended',
  end: {
    status: 'Failed',
    code: 'BadRequest',
    error: { code, message },
    ...(outputs === undefined ? {} : { outputs }),
  },
})

/** Containers have no code when all went well, and a sentence that says nothing when not. */
export const containerEnd = (hasFailed: boolean): Begun => ({
  type: 'ended',
  end: hasFailed
    ? {
        status: 'Failed',
        code: 'ActionFailed',
        error: { code: 'ActionFailed', message: 'An action failed. No dependent actions succeeded.' },
      }
    : { status: 'Succeeded' },
})

export function invalidTemplateEnd({ name }: Action, fault: ExpressionFault): End {
  const message = `Unable to process template language expressions in action '${name}' inputs at line '0' and column '0': '${fault.message}'.`
  return { status: 'Failed', code: 'BadRequest', error: { code: 'InvalidTemplate', message } }
}
