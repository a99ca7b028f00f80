import { Button, makeStyles, Spinner } from '@fluentui/react-components'
import { TextBulletListRegular } from '@fluentui/react-icons'
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react'
import { part } from '../app/server.ts'
import { ElementList } from './ElementList.tsx'
import { elementsOf } from './elements.ts'
import { type Marks, noMarks } from './marks.ts'

/** bpmn-js is larger than all the rest of a page: it comes with the first drawing. */
const Canvas = lazy(() => part(() => import('./canvas/Canvas.tsx'))().then((loaded) => ({ default: loaded.Canvas })))

const useStyles = makeStyles({
  diagram: { minWidth: 0 },
  waiting: { display: 'grid', placeItems: 'center' },
})

type Props = {
  xml: string
  /** Which process, where a file may have several. */
  processId?: string
  /** What it is a drawing of, for those who don't see it: “Hiring approval, version 3”. */
  title: string
  marks?: Marks
  selected?: string | null
  /** Called with null when the selection is given up. */
  onSelect?: (elementId: string | null) => void
  /** Any CSS length. */
  height?: string
}

/** A process as it is drawn, to look at: with marks, zoom, a selection, and the same in words. */
export function Diagram(props: Props): ReactNode {
  const { xml, processId = null, title, marks = noMarks, height = 'clamp(320px, 54vh, 640px)' } = props
  const styles = useStyles()
  const listId = useId()
  const [isListed, setListed] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const selected = props.selected === undefined ? chosen : props.selected
  const elements = useMemo(() => elementsOf(xml, processId), [xml, processId])
  const select = (elementId: string | null) => {
    setChosen(elementId)
    props.onSelect?.(elementId)
  }

  return (
    <section className={styles.diagram} aria-label={`Diagram of ${title}`}>
      <Suspense fallback={<Waiting height={height} />}>
        <Canvas {...{ xml, processId, title, height, marks, selected }} onSelect={select}>
          <Button
            size="small"
            appearance="subtle"
            icon={<TextBulletListRegular />}
            aria-expanded={isListed}
            aria-controls={listId}
            onClick={() => setListed(!isListed)}
          >
            Elements as a list
          </Button>
        </Canvas>
      </Suspense>
      <div id={listId} hidden={!isListed}>
        {isListed && <ElementList {...{ title, elements, marks, selected }} onSelect={select} />}
      </div>
    </section>
  )
}

function Waiting({ height }: { height: string }): ReactNode {
  const styles = useStyles()
  return (
    <div className={styles.waiting} style={{ height }}>
      <Spinner label="Drawing" />
    </div>
  )
}
