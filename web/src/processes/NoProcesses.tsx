import { Button } from '@fluentui/react-components'
import { FlowchartRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ButtonLink, Empty } from '../parts/index.ts'

type Props = { sought: string | undefined; mayDeploy: boolean; onClear: () => void }

export function NoProcesses({ sought, mayDeploy, onClear }: Props): ReactNode {
  if (sought)
    return (
      <Empty
        icon={<FlowchartRegular />}
        title="No process fits"
        action={<Button onClick={onClear}>Clear the search</Button>}
      >
        No process has “{sought}” in its name or id.
      </Empty>
    )
  if (!mayDeploy)
    return (
      <Empty icon={<FlowchartRegular />} title="Nothing is deployed yet">
        A workflow designer or an administrator deploys processes; then they are found here.
      </Empty>
    )
  return (
    <Empty
      icon={<FlowchartRegular />}
      title="Nothing is deployed yet"
      action={<ButtonLink to="/admin/modeler">Draw one in the modeler</ButtonLink>}
    >
      Drop BPMN files on this page: diagrams of Camunda Modeler run as they are. Each file gets a verdict, with all that
      is to be mended if it can’t run.
    </Empty>
  )
}
