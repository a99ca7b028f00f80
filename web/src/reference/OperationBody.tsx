import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { CodeBlock } from '../parts/index.ts'
import { accessSentence } from './accessSentence.ts'
import type { ApiOperation } from './description.ts'
import { RowTable } from './RowTable.tsx'
import { curlOf } from './sample.ts'
import { describe, rowsOf, type Schemas } from './schema.ts'

const useStyles = makeStyles({
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px' },
  words: { display: 'grid', gap: '4px', maxWidth: '80ch' },
  quiet: { color: tokens.colorNeutralForeground2 },
  heading: { fontSize: '13px', lineHeight: '18px', fontWeight: tokens.fontWeightSemibold, marginBottom: '4px' },
})

export function OperationBody({ operation, schemas }: { operation: ApiOperation; schemas: Schemas }): ReactNode {
  const styles = useStyles()
  const { description, access, parameters, body, status, answer, files } = operation
  const parameterRows = parameters.map(({ name, in: place, required, schema }) => {
    const { type, notes } = describe(schema, schemas)
    return { path: name, type, required, notes: [`in the ${place}`, ...notes] }
  })
  return (
    <div className={styles.body}>
      <div className={styles.words}>
        {description && <p>{description}</p>}
        <p className={styles.quiet}>{accessSentence(access)}</p>
      </div>
      {parameterRows.length > 0 && (
        <Part title="Parameters" rows={<RowTable label="Parameters" rows={parameterRows} />} />
      )}
      {body && <Part title="Body" rows={<RowTable label="Body" rows={rowsOf(body, schemas)} />} />}
      <Part
        title={`Answer ${status}`}
        rows={
          answer ? (
            <RowTable label="Answer" rows={rowsOf(answer, schemas)} answered />
          ) : (
            <p className={styles.quiet}>
              {files.length > 0 ? `A file: ${files.join(' or ')}.` : 'Nothing: it is done.'}
            </p>
          )
        }
      />
      <CodeBlock label="Example" text={curlOf(operation, schemas, window.location.origin)} />
    </div>
  )
}

function Part({ title, rows }: { title: string; rows: ReactNode }): ReactNode {
  const styles = useStyles()
  return (
    <section>
      <h3 className={styles.heading}>{title}</h3>
      {rows}
    </section>
  )
}
