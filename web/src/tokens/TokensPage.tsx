import { type ApiToken, listTokens } from '@countersign/core/api'
import { Tab, TabList } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAnswer, useMay } from '../api/index.ts'
import { Answered, Lines, Opener, Page, Panel } from '../parts/index.ts'
import { CreateTokenDialog } from './CreateTokenDialog.tsx'
import { NoTokens } from './NoTokens.tsx'
import { RevokeDialog } from './RevokeDialog.tsx'
import { TokenTable } from './TokenTable.tsx'

/** Keys for machines: make one, see what they may and when they were used, revoke them. */
export function TokensPage(): ReactNode {
  const maySeeAll = useMay('tokens.manage-all')
  const [whose, setWhose] = useState<'me' | 'everybody'>('me')
  const tokens = useAnswer(listTokens, { query: { of: whose } }, { keepLast: true })
  const [creating, setCreating] = useState(false)
  const [revoking, setRevoking] = useState<ApiToken | null>(null)
  const create = (
    <Opener appearance="primary" icon={<AddRegular />} onClick={() => setCreating(true)}>
      Create a token
    </Opener>
  )
  return (
    <Page
      title="API tokens"
      lead="With a token a machine may do what its owner may, and no more than its scopes say. Every token ends by itself."
      actions={create}
    >
      {maySeeAll && (
        <TabList
          selectedValue={whose}
          onTabSelect={(_, { value }) => setWhose(value === 'everybody' ? 'everybody' : 'me')}
        >
          <Tab value="me">Mine</Tab>
          <Tab value="everybody">Everybody’s</Tab>
        </TabList>
      )}
      <Panel title={whose === 'me' ? 'My tokens' : 'Everybody’s tokens'} flush>
        <Answered answer={tokens} skeleton={<Lines inset count={4} label="API tokens" />}>
          {({ items }) =>
            items.length === 0 ? (
              <NoTokens whose={whose} onCreate={() => setCreating(true)} />
            ) : (
              <TokenTable tokens={items} showOwner={whose === 'everybody'} onRevoke={setRevoking} />
            )
          }
        </Answered>
      </Panel>
      {creating && <CreateTokenDialog onClose={() => setCreating(false)} />}
      {revoking && <RevokeDialog token={revoking} onClose={() => setRevoking(null)} />}
    </Page>
  )
}
