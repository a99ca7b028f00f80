import { createFlowTemplate, type WorkflowLink } from '@countersign/core/api'
import { Button, Checkbox, makeStyles } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { type FieldErrors, fieldErrorsOf, refusedFieldsOf } from '../../../api/index.ts'
import { FailureNote } from '../../../parts/index.ts'
import { SitesFields } from './SitesFields.tsx'
import { bodyOf, draftOf, type TemplateBody } from './templateDraft.ts'

const useStyles = makeStyles({
  choices: { display: 'grid', gap: '4px' },
  indent: { paddingLeft: '32px', paddingBottom: '8px', '@media (max-width: 500px)': { paddingLeft: 0 } },
})

type Props = {
  link: WorkflowLink
  isWorking: boolean
  error: unknown
  onCreate: (body: TemplateBody) => void
}

/** What the template shall do besides, and whose it shall be. */
export function TemplateChoices({ link, isWorking, error, onCreate }: Props): ReactNode {
  const styles = useStyles()
  const [draft, setDraft] = useState(() => draftOf(link))
  const [wrong, setWrong] = useState<FieldErrors>({})
  const errors = { ...refusedFieldsOf(error), ...wrong }
  function submit(): void {
    const body = bodyOf(draft)
    const found = fieldErrorsOf(createFlowTemplate.body, body)
    setWrong(found)
    if (Object.keys(found).length === 0) onCreate(body)
  }
  return (
    <>
      <div className={styles.choices}>
        <Checkbox
          label="Add whoever it is about to the site of their department, once the change is applied"
          checked={draft.addsToSite}
          onChange={(_, { checked }) => setDraft({ ...draft, addsToSite: checked === true })}
        />
        {draft.addsToSite && (
          <div className={styles.indent}>
            <SitesFields sites={draft.sites} errors={errors} onChange={(sites) => setDraft({ ...draft, sites })} />
          </div>
        )}
        <Checkbox
          label="Make it a flow of the application’s own, which stands under nobody’s My flows"
          checked={draft.as === 'application'}
          onChange={(_, { checked }) => setDraft({ ...draft, as: checked === true ? 'application' : 'flow-account' })}
        />
      </div>
      <div>
        <Button appearance="primary" disabledFocusable={isWorking} onClick={submit}>
          {isWorking ? 'One moment…' : 'Create Template'}
        </Button>
      </div>
      {error && Object.keys(errors).length === 0 ? <FailureNote error={error} /> : null}
    </>
  )
}
