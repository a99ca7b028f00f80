import type { Call } from '../call.ts'
import { findObject } from '../lookUp.ts'

export const findGroup = (call: Call, key = call.keys[0] ?? '') => findObject(call, key, 'group')
