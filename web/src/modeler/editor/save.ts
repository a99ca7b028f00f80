import { download } from '../download.ts'
import type { Session } from '../session.ts'

/** As `.bpmn`, whatever the file was called that it came from. */
export const bpmnName = (fileName: string): string => `${fileName.replace(/\.(bpmn|xml)$/i, '')}.bpmn`

export async function saveFile(session: Session): Promise<void> {
  const { xml } = await session.judge()
  const fileName = bpmnName(session.state.get().fileName)
  download(fileName, xml, 'application/xml')
  session.savedAsFile(xml, fileName)
}

export async function savePicture({ board, state }: Session): Promise<void> {
  download(bpmnName(state.get().fileName).replace(/bpmn$/, 'svg'), await board.svg(), 'image/svg+xml')
}
