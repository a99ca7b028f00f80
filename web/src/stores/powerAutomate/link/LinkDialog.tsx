import { createFlowTemplate, getPowerAutomate, getWorkflowLink, type WorkflowLink } from '@countersign/core/api'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  makeStyles,
} from '@fluentui/react-components'
import { type ReactNode, useState } from 'react'
import { useAnswer, useMay } from '../../../api/index.ts'
import { Answered, DialogSurface, FailureNote, Lines, useSayDone } from '../../../parts/index.ts'
import { FlowAccount } from '../FlowAccount.tsx'
import { AuthenticateStep } from './AuthenticateStep.tsx'
import { LinkHealth } from './LinkHealth.tsx'
import { LinkStep } from './LinkStep.tsx'
import { RequestUrlStep } from './RequestUrlStep.tsx'
import { TemplateStep } from './TemplateStep.tsx'
import { UnlinkDialog } from './UnlinkDialog.tsx'
import { useLinking } from './useLinking.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  content: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: '20px', paddingTop: '8px' },
  unlink: { marginRight: 'auto' },
})

type Props = {
  storeId: string
  workflow: { id: string; name: string }
  /** Where the sign-in of the flow account leads back to. */
  returnTo: string
  onClose: () => void
}

/** “Power Automate Settings” of one workflow: from a flow account to a flow that decides its requests. */
export function LinkDialog(props: Props): ReactNode {
  const styles = useStyles()
  const link = useAnswer(getWorkflowLink, { params: { id: props.workflow.id } })
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && props.onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>Power Automate Settings</DialogTitle>
          {link.data?.hasClient ? (
            <Linking {...props} link={link.data} />
          ) : (
            <>
              <DialogContent>
                <Answered answer={link} skeleton={<Lines count={4} label="the link" />}>
                  {() => (
                    <p>
                      This identity store has no Power Automate client yet. Register one on the tab Advanced Workflow
                      Settings of its workflows; it serves all of them.
                    </p>
                  )}
                </Answered>
              </DialogContent>
              <DialogActions>
                <Button onClick={props.onClose}>Close</Button>
              </DialogActions>
            </>
          )}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}

function Linking({ storeId, workflow, returnTo, onClose, link }: Props & { link: WorkflowLink }): ReactNode {
  const styles = useStyles()
  const mayManage = useMay(createFlowTemplate.access)
  const linking = useLinking(link)
  const sayDone = useSayDone()
  const [isUnlinking, setUnlinking] = useState(false)
  const hasUrl = link.requestUrl !== null || Boolean(linking.typed)
  const save = () =>
    linking.save(() => {
      sayDone(`The Power Automate settings of “${workflow.name}” are saved`)
      onClose()
    })
  return (
    <>
      <DialogContent className={styles.content}>
        {link.requestUrl && <LinkHealth link={link} mayManage={mayManage} />}
        {link.warnings.map((warning) => (
          <MessageBar key={warning} intent="warning" layout="multiline">
            <MessageBarBody>{warning}</MessageBarBody>
          </MessageBar>
        ))}
        <AccountStep storeId={storeId} returnTo={returnTo} />
        <LinkStep place={2} title="Template" isDone={link.template !== null}>
          <TemplateStep workflow={workflow} link={link} mayManage={mayManage} />
        </LinkStep>
        <LinkStep place={3} title="Request URL" isDone={link.requestUrl !== null}>
          <RequestUrlStep
            link={link}
            mayManage={mayManage}
            typed={linking.typed}
            error={linking.urlError}
            onType={linking.type}
          />
        </LinkStep>
        <LinkStep place={4} title="Authentication" isDone={link.authenticated !== null}>
          <AuthenticateStep
            link={link}
            mayManage={mayManage}
            isHeld={!hasUrl}
            isWorking={linking.isWorking}
            ended={linking.ended}
            error={linking.error}
            onAuthenticate={linking.authenticate}
          />
        </LinkStep>
        {linking.saveError && <FailureNote error={linking.saveError} />}
      </DialogContent>
      <DialogActions>
        {mayManage && link.state !== 'not-linked' && (
          <Button className={styles.unlink} appearance="subtle" onClick={() => setUnlinking(true)}>
            Unlink
          </Button>
        )}
        <Button onClick={onClose}>{mayManage ? 'Cancel' : 'Close'}</Button>
        {mayManage && (
          <Button appearance="primary" disabledFocusable={linking.isWorking} onClick={save}>
            Save
          </Button>
        )}
      </DialogActions>
      {isUnlinking && <UnlinkDialog workflow={workflow} onDone={onClose} onClose={() => setUnlinking(false)} />}
    </>
  )
}

function AccountStep({ storeId, returnTo }: { storeId: string; returnTo: string }): ReactNode {
  const settings = useAnswer(getPowerAutomate, { params: { storeId } })
  const account = settings.data?.client?.flowAccount ?? null
  return (
    <LinkStep place={1} title="Flow account" isDone={account?.health === 'connected'}>
      <Answered answer={settings} skeleton={<Lines count={2} label="the flow account" />}>
        {() => <FlowAccount storeId={storeId} account={account} returnTo={returnTo} />}
      </Answered>
    </LinkStep>
  )
}
