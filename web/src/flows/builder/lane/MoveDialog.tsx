import type { Step } from '@countersign/core/flows'
import { Field } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { Choice, FormDialog } from '../../../parts/index.ts'
import { moveStep, placesFor } from '../../draft/edit.ts'
import { placeWords } from '../../draft/placeWords.ts'
import { useBuilder } from '../context.ts'
import { focusSoon } from './focusSoon.ts'

/** Anywhere in the flow, into and out of paths: what dragging does for whoever has a mouse. */
export function MoveDialog({ step, onClose }: { step: Step; onClose: () => void }): ReactNode {
  const { draft, change } = useBuilder()
  const places = placesFor(draft, step.id)
  const [chosen, setChosen] = useState('0')
  return (
    <FormDialog
      title={`Move “${step.name}”`}
      verb="Move"
      isWorking={false}
      onSubmit={() => {
        const place = places[Number(chosen)]
        if (place) change(moveStep(draft, step.id, place))
        onClose()
        focusSoon(`card-${step.id}`)
      }}
      onClose={onClose}
    >
      <Field label="Where to">
        <Choice
          value={chosen}
          choices={places.map((place, index) => [`${index}`, placeWords(draft, place)] as const)}
          onChoose={setChosen}
        />
      </Field>
    </FormDialog>
  )
}
