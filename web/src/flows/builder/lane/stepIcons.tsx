import type { Step, Trigger } from '@countersign/core/flows'
import {
  BranchForkRegular,
  CursorClickRegular,
  FlashRegular,
  PeopleSearchRegular,
  PersonAddRegular,
  PersonDeleteRegular,
  PersonSearchRegular,
  PlugConnectedRegular,
  RecordStopRegular,
  SignatureRegular,
} from '@fluentui/react-icons'
import type { ReactElement } from 'react'

const actionIcons: Readonly<Record<string, ReactElement>> = {
  'entra.lookupUser': <PersonSearchRegular />,
  'entra.lookupGroup': <PeopleSearchRegular />,
  'entra.addMember': <PersonAddRegular />,
  'entra.removeMember': <PersonDeleteRegular />,
}

const kindIcons: Readonly<Record<Step['kind'], ReactElement>> = {
  action: <PlugConnectedRegular />,
  branch: <BranchForkRegular />,
  approval: <SignatureRegular />,
  stop: <RecordStopRegular />,
}

export const actionIcon = (connector: string, action: string): ReactElement =>
  actionIcons[`${connector}.${action}`] ?? kindIcons.action

export const kindIcon = (kind: Step['kind']): ReactElement => kindIcons[kind]

export const stepIcon = (step: Step): ReactElement =>
  step.kind === 'action' ? actionIcon(step.connector, step.action) : kindIcons[step.kind]

export const triggerIcon = (trigger: Trigger | null): ReactElement =>
  trigger?.kind === 'button' ? <CursorClickRegular /> : <FlashRegular />
