import type { ObjectAnswer } from '@countersign/core/api'
import type { AttributeValue } from '@countersign/core/directory'
import { makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useId } from 'react'
import { askedOf } from '../../requests/asked.ts'
import { ChangeRows } from '../../requests/ChangeRows.tsx'
import { useSchema } from '../useProvider.ts'

const useStyles = makeStyles({
  title: { fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, paddingBottom: '4px' },
})

type Props = { object: ObjectAnswer; values: Readonly<Record<string, AttributeValue>> }

/** What a form comes to before it is sent, as whoever decides will read it: what is, and what shall be. */
export function WhatChanges({ object, values }: Props): ReactNode {
  const styles = useStyles()
  const id = useId()
  const schema = useSchema()
  const { rows, shows } = askedOf(
    { kind: `${object.kind}.edit`, subject: object.name, member: null, old: object.attributes, new: values },
    schema,
  )
  if (rows.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        What changes
      </h3>
      <ChangeRows rows={rows} shows={shows} />
    </section>
  )
}
