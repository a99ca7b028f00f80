import { type RelatedApprover, relatedApprovers, relatedApproversFor } from '@countersign/core/workflows'
import { Checkbox, makeStyles } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { ObjectPicker } from '../../../directory/ObjectPicker.tsx'
import { Panel } from '../../../parts/index.ts'
import { peopleIn, relatedIn, withApprovers } from './draft.ts'
import { FieldGroup } from './FieldGroup.tsx'
import type { Editing } from './WorkflowEditor.tsx'

const useStyles = makeStyles({
  stack: { display: 'grid', gap: '16px', maxWidth: '560px' },
  box: { marginLeft: '-8px' },
})

/** Whom it asks; whoever of them answers first decides. */
export function ApproversPanel({ draft, errors, onChange }: Editing): ReactNode {
  const styles = useStyles()
  const offered = relatedApproversFor(draft.event, draft.objects)
  const [related, people] = [relatedIn(draft), peopleIn(draft)]
  const tick = (kind: RelatedApprover, checked: boolean) =>
    onChange(
      withApprovers(
        draft,
        offered.filter((one) => (one === kind ? checked : related.includes(one))),
        people,
      ),
    )
  return (
    <Panel title="Approvers" note="Whoever of them answers first decides; nobody decides about their own request.">
      <div className={styles.stack}>
        {offered.length > 0 && (
          <FieldGroup title="By the object">
            {offered.map((kind) => (
              <Checkbox
                key={kind}
                className={styles.box}
                label={relatedApprovers[kind].title}
                checked={related.includes(kind)}
                onChange={(_, { checked }) => tick(kind, checked === true)}
              />
            ))}
          </FieldGroup>
        )}
        <ObjectPicker
          label="Users and groups"
          kind="any"
          chosen={people}
          hint="Of a group all members may decide, those of groups in it, too."
          error={errors.approvers}
          onChoose={(chosen) => onChange(withApprovers(draft, related, chosen))}
        />
        {draft.approvers.length === 0 && <p>Nobody is named, so the default approver of the identity store decides.</p>}
        <Checkbox
          className={styles.box}
          label="Approver Acceleration: those above are asked, too, where the identity store says so"
          checked={draft.accelerated}
          onChange={(_, { checked }) => onChange({ ...draft, accelerated: checked === true })}
        />
      </div>
    </Panel>
  )
}
