export { type Desktop, type DesktopRun, openDesktop } from './desktop.ts'
export { type Linking, openLinking } from './linking.ts'
export { type Asked, approvalsAt, type MadeFlow, type Maker, makerAt } from './maker.ts'
export {
  type Authentication,
  authentications,
  type Fields,
  type Operation,
  operations,
  templateTask,
  templateXml,
  type Version,
  versions,
} from './template.ts'
