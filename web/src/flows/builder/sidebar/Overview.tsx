import { connectorNamed } from '@countersign/core/catalog'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock, Facts, Moment } from '../../../parts/index.ts'
import { standingOf } from '../../draft/places.ts'
import { useBuilder } from '../context.ts'

const useStyles = makeStyles({
  all: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  heading: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, marginBottom: '8px' },
  list: { listStyleType: 'none', display: 'grid', gap: '6px' },
  finding: { justifyContent: 'flex-start', width: '100%', textAlign: 'left', fontWeight: tokens.fontWeightRegular },
  permissions: {
    color: tokens.colorNeutralForeground3,
    fontSize: '12px',
    lineHeight: '16px',
    overflowWrap: 'anywhere',
  },
})

/** What is still to be done, what the flow takes, and its versions. */
export function Overview(): ReactNode {
  const styles = useStyles()
  const { flow, findings, needs } = useBuilder()
  return (
    <div className={styles.all}>
      {flow.description && <p>{flow.description}</p>}
      <ToDo />
      {needs.length > 0 && (
        <section>
          <h3 className={styles.heading}>What its steps take</h3>
          <ul className={styles.list}>
            {needs.map(({ connector, connectionId, permissions }) => (
              <li key={`${connector} ${connectionId}`}>
                {connectorNamed(connector)?.title ?? connector}
                <p className={styles.permissions}>{permissions.join(', ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {flow.webhookUrl && (
        <>
          <CodeBlock label="Where requests go while it is active" text={flow.webhookUrl} />
          {findings.length === 0 && flow.state === 'inactive' && <p>It answers as soon as the flow is active.</p>}
        </>
      )}
      {flow.versions.length > 0 && (
        <section>
          <h3 className={styles.heading}>Versions</h3>
          <Facts
            facts={Object.fromEntries(
              flow.versions.map(({ version, at, by }) => [
                `Version ${version}`,
                <span key={version}>
                  <Moment at={at} /> by {by}
                </span>,
              ]),
            )}
          />
        </section>
      )}
    </div>
  )
}

/** Each leads to the form where it is done. */
function ToDo(): ReactNode {
  const styles = useStyles()
  const { findings, draft, show } = useBuilder()
  const problems = findings.filter(({ weight }) => weight === 'problem')
  const hints = findings.filter(({ weight }) => weight === 'hint')
  const where = (at: string | null) =>
    at === null ? 'Flow' : at === 'trigger' ? 'Trigger' : standingOf(draft, at)?.step.name || 'Step'
  const go = (at: string | null) =>
    at !== null && show(at === 'trigger' ? { what: 'trigger' } : { what: 'step', id: at })
  const list = (heading: string, shown: typeof findings) => (
    <section>
      <h3 className={styles.heading}>{heading}</h3>
      <ul className={styles.list}>
        {shown.map(({ at, field, code, sentence }) => (
          <li key={`${at} ${field} ${code}`}>
            {at === null ? (
              sentence
            ) : (
              <Button appearance="subtle" className={styles.finding} onClick={() => go(at)}>
                {`${where(at)}: ${sentence}`}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
  return (
    <>
      {problems.length > 0 ? (
        list('Still to be done', problems)
      ) : (
        <p>Nothing is left to be done: {findings.length === 0 ? 'it can be tried and activated.' : 'see the hints.'}</p>
      )}
      {hints.length > 0 && list('Worth knowing', hints)}
    </>
  )
}
