import type { CallActivity } from '../../drawn/index.ts'
import { type BpmnElement, extensionOf, flagOf, settingOf } from '../element.ts'
import { activityFrom } from './activity.ts'
import { bindingFrom } from './binding.ts'
import { refuseMissing, refuseMissingExtension } from './missing.ts'
import type { Reader } from './reader.ts'
import { writtenFrom } from './written.ts'

const remedy = 'Enter the id of the process that is called.'

export function callActivityFrom(reader: Reader, element: BpmnElement): CallActivity {
  const activity = activityFrom(reader, element, ['zeebe:CalledElement'])
  const called = extensionOf(element, 'zeebe:CalledElement')
  const processId = settingOf(called, 'processId')
  if (!called) refuseMissingExtension(reader, element, 'called-element', ['zeebe:CalledElement'], remedy)
  else if (processId === null) refuseMissing(reader, element, 'called-element', called.type, 'processId', remedy)
  if (called) checkOldAndNew(reader, element, called)
  return {
    type: 'callActivity',
    ...activity,
    processId: processId === null ? 'unknown' : writtenFrom(reader, element, 'processId', processId),
    binding: called ? bindingFrom(reader, element, called) : { type: 'latest' },
    // Zeebe's own defaults, for diagrams that do not say.
    propagateAllParentVariables: called ? flagOf(called, 'propagateAllParentVariables', true) : true,
    propagateAllChildVariables: called ? flagOf(called, 'propagateAllChildVariables', true) : true,
  }
}

/** What Zeebe had before our time, and what it has since. */
function checkOldAndNew({ report }: Reader, element: BpmnElement, called: BpmnElement): void {
  if (settingOf(called, 'processIdExpression') !== null)
    report.refuse(
      element,
      'called-element',
      'Property <processIdExpression> not allowed',
      'Write the expression into processId.',
    )
  if (settingOf(called, 'businessId') !== null)
    report.refuse(element, 'no-business-id', 'Property <businessId> not allowed', 'Pass it as a variable.')
}
