import { Button, Field, Input, makeStyles } from '@fluentui/react-components'
import { DrawShapeRegular } from '@fluentui/react-icons'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Panel } from '../../parts/index.ts'
import { idFrom, newDiagram } from '../newDiagram.ts'
import type { Opened } from '../session.ts'

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: '12px' },
  draw: { alignSelf: 'flex-start' },
})

/** As the engine takes it. */
const idPattern = /^[A-Za-z_][\w.-]*$/

/** A name is enough: the id follows it until somebody writes one. */
export function NewPanel({ onOpen }: { onOpen: (opened: Opened) => void }): ReactNode {
  const styles = useStyles()
  const [name, setName] = useState('')
  const [ownId, setOwnId] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const id = ownId ?? idFrom(name)
  const wrongName = name.trim() === '' ? 'Fill this in.' : null
  const wrongId = idPattern.test(id) ? null : 'Begin with a letter; then letters, digits, - _ and . only.'

  function draw(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (wrongName || wrongId) return
    onOpen({ xml: newDiagram(id, name.trim()), fileName: `${id}.bpmn`, origin: null, draft: null })
  }

  return (
    <Panel title="Draw a new process">
      <form className={styles.fields} onSubmit={draw} noValidate>
        <Field
          label="Name"
          required
          hint="What people call it: “Hiring approval”."
          validationMessage={asked ? wrongName : null}
        >
          <Input value={name} maxLength={200} autoComplete="off" onChange={(_, { value }) => setName(value)} />
        </Field>
        <Field
          label="Id"
          required
          hint="What programs call it. A process that is deployed under the same id becomes its next version."
          validationMessage={asked && !wrongName ? wrongId : null}
        >
          <Input value={id} maxLength={200} autoComplete="off" onChange={(_, { value }) => setOwnId(value || null)} />
        </Field>
        <Button type="submit" appearance="primary" className={styles.draw} icon={<DrawShapeRegular />}>
          Draw
        </Button>
      </form>
    </Panel>
  )
}
