import { createFlowTemplate, type WorkflowLink } from '@countersign/core/api'
import { Button, Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useAction } from '../../../api/index.ts'
import { Facts, Moment } from '../../../parts/index.ts'
import { linkAnswers } from '../answers.ts'
import { TemplateChoices } from './TemplateChoices.tsx'

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2, textWrap: 'pretty' } })

type Props = { workflow: { id: string; name: string }; link: WorkflowLink; mayManage: boolean }

/** A flow to begin with, of the workflow's name: asks the approvers, and tells what was decided. */
export function TemplateStep({ workflow, link, mayManage }: Props): ReactNode {
  const styles = useStyles()
  const [isAnew, setAnew] = useState(false)
  const create = useAction(createFlowTemplate, { changes: linkAnswers, onDone: () => setAnew(false) })
  const made = create.data
  return (
    <>
      {link.template ? (
        <TemplateFacts template={link.template} />
      ) : (
        <p className={styles.quiet}>
          A basic flow named “{workflow.name}”, switched off: it asks the approvers of this workflow and tells
          Countersign what they decided.
        </p>
      )}
      {made && !isAnew && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            {made.message}{' '}
            {made.link.portalUrl && (
              <Link inline href={made.link.portalUrl} target="_blank" rel="noreferrer">
                Open My flows in Power Automate
              </Link>
            )}
          </MessageBarBody>
        </MessageBar>
      )}
      {mayManage && link.template && !isAnew && (
        <div>
          <Button onClick={() => setAnew(true)}>Create it anew</Button>
        </div>
      )}
      {mayManage && (isAnew || !link.template) && (
        <TemplateChoices
          link={link}
          isWorking={create.isPending}
          error={create.error}
          onCreate={(body) => create.mutate({ params: { id: workflow.id }, body })}
        />
      )}
    </>
  )
}

const TemplateFacts = ({ template }: { template: NonNullable<WorkflowLink['template']> }): ReactNode => (
  <Facts
    facts={{
      Flow: template.flowName,
      Under:
        template.as === 'application' ? 'Nobody’s My flows: it is the application’s' : `My flows of ${template.owner}`,
      Approvers: [
        ...template.approvers,
        ...(template.asksWhoeverHoldsIt ? ['whoever each request is asked of'] : []),
      ].join(', '),
      ...(template.sites > 0 && {
        Sites: `Of ${template.sites} ${template.sites === 1 ? 'department' : 'departments'}`,
      }),
      Created: <Moment at={template.madeAt} />,
    }}
  />
)
