import { problemCodes, problemTitles } from '@countersign/core/api'
import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock, Panel, TextLink } from '../parts/index.ts'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '16px 32px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  words: { display: 'grid', gap: '8px', alignContent: 'start' },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
  codes: { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '6px 20px', marginTop: '12px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: '13px', overflowWrap: 'anywhere' },
  problems: { marginTop: '16px', '@media (max-width: 600px)': { '& dl': { gridTemplateColumns: 'minmax(0, 1fr)' } } },
})

/** What holds for every operation, said once. */
export function HowToCall(): ReactNode {
  const styles = useStyles()
  const call = `curl '${window.location.origin}/api/v1/me' \\\n  -H 'Authorization: Bearer YOUR-TOKEN'`
  return (
    <Panel title="How to call it">
      <div className={styles.columns}>
        <div className={styles.words}>
          <p>
            Make an <TextLink to="/admin/tokens">API token</TextLink> and send it with every call. Bodies and answers
            are JSON; times are RFC 3339 in UTC.
          </p>
          <p>
            Lists come in pages: ask again with <code>cursor</code> set to <code>nextCursor</code> of the page before,
            until it is null.
          </p>
        </div>
        <CodeBlock label="Who am I?" text={call} />
      </div>
      <details className={styles.problems}>
        <summary className={styles.summary}>What a refusal says ({problemCodes.length} codes)</summary>
        <p>
          Every refusal is <code>application/problem+json</code> with a stable <code>code</code>, a{' '}
          <code>requestId</code> to find it in the server’s log, and in <code>errors</code> every field that was wrong.
        </p>
        <dl className={styles.codes}>
          {problemCodes.map((code) => (
            <Code key={code} code={code} title={problemTitles[code]} />
          ))}
        </dl>
      </details>
    </Panel>
  )
}

function Code({ code, title }: { code: string; title: string }): ReactNode {
  const styles = useStyles()
  return (
    <>
      <dt className={styles.code}>{code}</dt>
      <dd>{title}</dd>
    </>
  )
}
