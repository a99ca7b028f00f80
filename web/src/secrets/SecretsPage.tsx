import { listSecrets, type Secret } from '@countersign/core/api'
import { AddRegular } from '@fluentui/react-icons'
import { type ReactNode, useState } from 'react'
import { useAnswer } from '../api/index.ts'
import { Answered, counted, Lines, Opener, Page, Panel } from '../parts/index.ts'
import { CreateSecretDialog } from './CreateSecretDialog.tsx'
import { DeleteSecretDialog } from './DeleteSecretDialog.tsx'
import { HowToName } from './HowToName.tsx'
import { NoSecrets } from './NoSecrets.tsx'
import { ReplaceSecretDialog } from './ReplaceSecretDialog.tsx'
import { SecretTable } from './SecretTable.tsx'

type Asking = { to: 'create' } | { to: 'replace' | 'delete'; secret: Secret }

/** Passwords, keys and tokens that processes name. They are written here and read nowhere. */
export function SecretsPage(): ReactNode {
  const secrets = useAnswer(listSecrets, {})
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  const create = () => setAsking({ to: 'create' })
  return (
    <Page
      title="Secrets"
      lead="Passwords, keys and tokens that processes use by name. A value is filled in where a call goes out; nobody can read it, here or anywhere."
      actions={
        <Opener appearance="primary" icon={<AddRegular />} onClick={create}>
          Create a secret
        </Opener>
      }
    >
      <Panel title="All secrets" note={secrets.data && counted(secrets.data.items.length, 'secret', 'secrets')} flush>
        <Answered answer={secrets} skeleton={<Lines inset count={4} label="secrets" />}>
          {({ items }) =>
            items.length === 0 ? (
              <NoSecrets onCreate={create} />
            ) : (
              <SecretTable
                secrets={items}
                onReplace={(secret) => setAsking({ to: 'replace', secret })}
                onDelete={(secret) => setAsking({ to: 'delete', secret })}
              />
            )
          }
        </Answered>
      </Panel>
      <HowToName />
      {asking?.to === 'create' && <CreateSecretDialog onClose={close} />}
      {asking?.to === 'replace' && <ReplaceSecretDialog secret={asking.secret} onClose={close} />}
      {asking?.to === 'delete' && <DeleteSecretDialog secret={asking.secret} onClose={close} />}
    </Page>
  )
}
