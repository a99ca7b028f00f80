import { makeStyles, tokens } from '@fluentui/react-components'
import { ArrowUploadRegular } from '@fluentui/react-icons'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'

const useStyles = makeStyles({
  over: {
    position: 'fixed',
    inset: '60px 12px 12px',
    zIndex: 1000,
    display: 'grid',
    placeContent: 'center',
    justifyItems: 'center',
    gap: '12px',
    fontSize: '18px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
    backgroundColor: `color-mix(in srgb, ${tokens.colorNeutralBackground1} 96%, transparent)`,
    border: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    pointerEvents: 'none',
  },
  icon: { fontSize: '48px', lineHeight: 1 },
})

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false

/** While it is there, files can be dropped anywhere on the page; it shows itself when somebody brings some. */
export function DropTarget({ onDrop }: { onDrop: (files: File[]) => void }): ReactNode {
  const styles = useStyles()
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent(onDrop)

  useEffect(() => {
    const ended = new AbortController()
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', hear: (event: DragEvent) => void) =>
      window.addEventListener(type, (event) => holdsFiles(event) && hear(event), { signal: ended.signal })
    const welcome = (event: DragEvent) => {
      event.preventDefault() // else the browser would leave the page and open the file
      setOver(true)
    }
    listen('dragenter', welcome)
    listen('dragover', welcome)
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false)) // out of the window
    listen('drop', (event) => {
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) take(files)
    })
    return () => ended.abort()
  }, [])

  if (!isOver) return null
  return (
    <div className={styles.over} aria-hidden="true">
      <span className={styles.icon}>
        <ArrowUploadRegular />
      </span>
      Drop BPMN files to deploy them
    </div>
  )
}
