import type { Binding } from '../../drawn/index.ts'
import { type BpmnElement, settingOf } from '../element.ts'
import { quoted } from '../shown.ts'
import { refuseMissing } from './missing.ts'
import type { Reader } from './reader.ts'

/** Which version of a process or form is meant (`bindingType`, `versionTag`). */
export function bindingFrom(reader: Reader, element: BpmnElement, holder: BpmnElement): Binding {
  const type = settingOf(holder, 'bindingType') ?? 'latest'
  switch (type) {
    case 'latest':
    case 'deployment':
      return { type }
    case 'versionTag': {
      const versionTag = settingOf(holder, 'versionTag')
      if (versionTag !== null) return { type, versionTag }
      refuseMissing(reader, element, 'version-tag', holder.type, 'versionTag', 'Enter the version tag that is meant.')
      return { type: 'latest' }
    }
    default: {
      const remedy = 'Choose latest, deployment or version tag.'
      reader.report.refuse(element, 'version-tag', `Property value of ${quoted(type)} not allowed`, remedy)
      return { type: 'latest' }
    }
  }
}
