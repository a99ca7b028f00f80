import type { InstanceDetails } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CopyButton, Moment, TextLink, useNow } from '../parts/index.ts'
import { InstanceState } from './InstanceState.tsx'
import { ranFor } from './status.ts'

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '16px 36px',
    padding: '16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  fact: { minWidth: 0, maxWidth: '320px' },
  name: { color: tokens.colorNeutralForeground3, fontSize: '12px', lineHeight: '16px', marginBottom: '4px' },
  id: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  code: {
    maxWidth: '150px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
})

/** What an instance is, and how it stands. */
export function InstanceHead({ instance }: { instance: InstanceDetails }): ReactNode {
  const styles = useStyles()
  const nowMs = useNow()
  const { id, processId, versionId, version, businessKey, startedAt, finishedAt, callerId } = instance
  return (
    <dl className={styles.facts}>
      <Fact name="State">
        <InstanceState instance={instance} />
      </Fact>
      <Fact name="Version">
        <TextLink to="/admin/processes/$processId" params={{ processId }} search={{ version: versionId }}>
          Version {version}
        </TextLink>
      </Fact>
      <Fact name="Business key">{businessKey ?? '—'}</Fact>
      <Fact name="Started">
        <Moment at={startedAt} precise />
      </Fact>
      <Fact name={finishedAt ? 'Ended' : 'Running for'}>
        {finishedAt ? (
          <>
            <Moment at={finishedAt} precise />, after {ranFor(instance, nowMs)}
          </>
        ) : (
          ranFor(instance, nowMs)
        )}
      </Fact>
      {callerId && (
        <Fact name="Called by">
          <TextLink to="/admin/instances/$id" params={{ id: callerId }}>
            another instance
          </TextLink>
        </Fact>
      )}
      <Fact name="Id">
        <span className={styles.id}>
          <span className={styles.code} title={id}>
            {id}
          </span>
          <CopyButton text={id} label="Copy the id" />
        </span>
      </Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
