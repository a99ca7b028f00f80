import { Button } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons'
import { type ReactNode, useRef } from 'react'

type Props = { primary?: boolean; onChoose: (files: File[]) => void }

/** The way to deploy without dragging: the browser's own dialog for files, several at once. */
export function DeployButton({ primary = true, onChoose }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        appearance={primary ? 'primary' : 'secondary'}
        icon={<ArrowUploadRegular />}
        onClick={() => input.current?.click()}
      >
        Deploy files
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".bpmn,.xml"
        aria-label="BPMN files to deploy"
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          currentTarget.value = '' // so that the same file, mended, can be chosen again
          if (files.length > 0) onChoose(files)
        }}
      />
    </>
  )
}
