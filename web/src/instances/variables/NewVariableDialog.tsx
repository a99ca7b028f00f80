import type { InstanceDetails } from '@countersign/core/api'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { refusedFieldsOf } from '../../api/index.ts'
import { Choice, DialogSurface, FailureNote, JsonField } from '../../parts/index.ts'
import { processScope, standingOf } from './scopes.ts'
import { useSetVariable } from './useSetVariable.ts'
import { readValue } from './values.ts'

const nameMax = 200

const useStyles = makeStyles({ content: { display: 'flex', flexDirection: 'column', gap: '12px' } })

type Props = {
  instance: InstanceDetails
  titleOf: (scope: string) => string
  onClose: () => void
}

/** A variable that was not there before, in the process or in an element that waits. */
export function NewVariableDialog({ instance, titleOf, onClose }: Props): ReactNode {
  const styles = useStyles()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<string>(processScope)
  const [text, setText] = useState('')
  const [wasTried, setTried] = useState(false)
  const save = useSetVariable(onClose)
  const read = readValue(text)
  const standing = standingOf(instance, scope, name.trim())
  const wrongName = nameFlaw(name.trim(), standing.is)
  const refused = refusedFieldsOf(save.error).variables
  const add = () => {
    setTried(true)
    if (wrongName !== null || !read.ok) return
    const { id: instanceId, revision } = instance
    save.mutate({ instanceId, scope, name: name.trim(), value: read.value, before: standing, revision })
  }
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Add a variable</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label="Name" validationMessage={wasTried ? wrongName : null}>
              <Input value={name} onChange={(_, { value }) => setName(value)} />
            </Field>
            {instance.visits.length > 0 && (
              <Field label="Of" hint="Those of an element hide those of the process, and are gone when it is left.">
                <Choice
                  value={scope}
                  choices={[processScope, ...instance.visits.map(({ id }) => id)].map((one) => [one, titleOf(one)])}
                  onChoose={setScope}
                />
              </Field>
            )}
            <JsonField
              label="Value"
              hint="As JSON: texts stand in double quotes."
              text={text}
              onChange={setText}
              error={wasTried && !read.ok ? read.reason : refused}
            />
            {save.error && refused === undefined && <FailureNote error={save.error} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button appearance="primary" disabledFocusable={save.isPending} onClick={add}>
              {save.isPending ? 'One moment…' : 'Add'}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function nameFlaw(name: string, standing: 'there' | 'absent' | 'gone' | 'over'): string | null {
  if (name === '') return 'Fill this in.'
  if (name.length > nameMax) return `Use at most ${nameMax} characters.`
  switch (standing) {
    case 'there':
      return 'There is one of this name already: set that one.'
    case 'gone':
      return 'The element was left meanwhile: choose another place.'
    case 'over':
      return 'The instance has ended meanwhile.'
    case 'absent':
      return null
  }
}
