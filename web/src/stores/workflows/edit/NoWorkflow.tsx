import { BranchRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { ButtonLink, Empty, Panel } from '../../../parts/index.ts'

export const NoWorkflow = ({ storeId }: { storeId: string }): ReactNode => (
  <Panel title="No such workflow" flush>
    <Empty
      icon={<BranchRegular />}
      title="This workflow was deleted, or never was"
      action={
        <ButtonLink to="/admin/stores/$storeId/workflows" params={{ storeId }}>
          See all workflows
        </ButtonLink>
      }
    >
      Requests that it asked about stay with those they were sent to.
    </Empty>
  </Panel>
)
