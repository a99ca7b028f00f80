import { type AnswerOf, deployFile, getProcessVersion } from '@countersign/core/api'
import { Badge, Button, Field, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowDownloadRegular, EditRegular } from '@fluentui/react-icons'
import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useMemo, useState } from 'react'
import { useAnswer, useMay } from '../api/index.ts'
import { Diagram, elementsOf } from '../diagram/index.ts'
import { Ago, Answered, ButtonLink, Choice, Lines, Panel, TextLink } from '../parts/index.ts'
import { ChosenElement } from './ChosenElement.tsx'
import { saveXml } from './saveXml.ts'
import type { ListedVersion } from './VersionTable.tsx'

const route = getRouteApi('/inside/admin/processes/$processId')

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
  choice: { gridTemplateColumns: 'max-content minmax(150px, 1fr)', columnGap: '8px' },
  note: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px' },
  old: { borderRadius: 0, borderTopStyle: 'none', borderInlineStyle: 'none' },
  foreign: { padding: '16px', color: tokens.colorNeutralForeground2 },
})

type Props = { processId: string; versionId: string; versions: readonly ListedVersion[] }
type Version = AnswerOf<typeof getProcessVersion>

/** One version as it is drawn: choose another, take the file along, go on drawing. */
export function VersionPanel({ processId, versionId, versions }: Props): ReactNode {
  const answer = useAnswer(getProcessVersion, { params: { id: versionId } }, { keepLast: true })
  return (
    <Answered answer={answer} skeleton={<Lines count={8} label="the diagram" />}>
      {(version) =>
        version.processId === processId ? (
          <Drawn version={version} versions={versions} />
        ) : (
          <OfAnother version={version} processId={processId} />
        )
      }
    </Answered>
  )
}

function Drawn({ version, versions }: { version: Version; versions: readonly ListedVersion[] }): ReactNode {
  const styles = useStyles()
  const { xml, processId } = version
  const [selected, setSelected] = useState<string | null>(null)
  const elements = useMemo(() => elementsOf(xml), [xml])
  const element = elements.find(({ id }) => id === selected)
  const newest = versions[0]
  return (
    <Panel
      title={`Version ${version.version}`}
      note={<DeployedNote version={version} />}
      actions={<VersionActions version={version} versions={versions} />}
      flush
    >
      {newest && newest.version > version.version && (
        <MessageBar intent="info" className={styles.old}>
          <MessageBarBody>
            This is an older version. What begins by itself, or without naming a version, begins with version{' '}
            {newest.version}.
          </MessageBarBody>
        </MessageBar>
      )}
      <Diagram
        {...{ xml, processId, selected }}
        title={`${version.name ?? processId}, version ${version.version}`}
        onSelect={setSelected}
      />
      {element && <ChosenElement element={element} />}
    </Panel>
  )
}

function DeployedNote({ version }: { version: Version }): ReactNode {
  const styles = useStyles()
  const { versionTag, deployedAt, deployedBy, fileName } = version
  return (
    <span className={styles.note}>
      {versionTag && (
        <Badge appearance="outline" color="informative" title="Version tag">
          {versionTag}
        </Badge>
      )}
      <span>
        Deployed <Ago at={deployedAt} /> by {deployedBy}, from {fileName}
      </span>
    </span>
  )
}

function VersionActions({ version, versions }: { version: Version; versions: readonly ListedVersion[] }): ReactNode {
  const styles = useStyles()
  const navigate = route.useNavigate()
  const mayDeploy = useMay(deployFile.access)
  const listed = versions.some(({ id }) => id === version.id) ? versions : [...versions, version]
  return (
    <span className={styles.actions}>
      <Field label="Show" orientation="horizontal" className={styles.choice}>
        <Choice
          value={version.id}
          choices={listed.map(({ id, version: number }, index) => [
            id,
            `Version ${number}${index === 0 ? ' (newest)' : ''}`,
          ])}
          onChoose={(id) => void navigate({ search: { version: id }, resetScroll: false })}
        />
      </Field>
      <Button icon={<ArrowDownloadRegular />} onClick={() => saveXml(version)}>
        Download
      </Button>
      {mayDeploy && (
        <ButtonLink to="/admin/modeler" search={{ version: version.id }} icon={<EditRegular />}>
          Edit
        </ButtonLink>
      )}
    </span>
  )
}

/** An address that was put together by hand. */
function OfAnother({ version, processId }: { version: Version; processId: string }): ReactNode {
  const styles = useStyles()
  return (
    <Panel title="A version of another process" flush>
      <p className={styles.foreign}>
        This is a version of{' '}
        <TextLink
          to="/admin/processes/$processId"
          params={{ processId: version.processId }}
          search={{ version: version.id }}
        >
          {version.name ?? version.processId}
        </TextLink>
        .{' '}
        <TextLink to="/admin/processes/$processId" params={{ processId }}>
          Show the newest version of this process
        </TextLink>
      </p>
    </Panel>
  )
}
