import { createRoleRule, listRoleRules, type StoredRoleRule } from '@countersign/core/api'
import { AddRegular, OrganizationRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAnswer, useMay } from '../api/index.ts'
import { Answered, Empty, Lines, Opener, Page, Panel } from '../parts/index.ts'
import { CreateRuleDialog } from './CreateRuleDialog.tsx'
import { DeleteRuleDialog } from './DeleteRuleDialog.tsx'
import { RoleMatrix } from './RoleMatrix.tsx'
import { RuleTable } from './RuleTable.tsx'

/** What each role may do, and which claims of a sign-in give it. */
export function RolesPage(): ReactNode {
  const rules = useAnswer(listRoleRules, {})
  const mayManage = useMay(createRoleRule.access)
  const [creating, setCreating] = useState(false)
  const [deleting, setDeleting] = useState<StoredRoleRule | null>(null)
  const create = mayManage && (
    <Opener size="small" icon={<AddRegular />} onClick={() => setCreating(true)}>
      Create a rule
    </Opener>
  )
  return (
    <Page title="Roles" lead="What each role may do, and which claims of a sign-in give it.">
      <Panel title="Rules" note="A claim of the sign-in that holds this value gives this role." actions={create} flush>
        <Answered answer={rules} skeleton={<Lines inset count={6} label="rules" />}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty icon={<OrganizationRegular />} title="No claim gives a role">
                Without rules, roles are given by hand on the Accounts page. A rule gives a role to whoever has an app
                role or is in a group at the identity provider.
              </Empty>
            ) : (
              <RuleTable rules={items} onDelete={mayManage ? setDeleting : null} />
            )
          }
        </Answered>
      </Panel>
      <Panel title="What each role may do" flush>
        <RoleMatrix />
      </Panel>
      {creating && <CreateRuleDialog onClose={() => setCreating(false)} />}
      {deleting && <DeleteRuleDialog rule={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  )
}
