import { type FlowRun, getInstanceTrail } from '@countersign/core/api'
import { type ReactNode, useMemo } from 'react'
import { useAnswer } from '../../api/index.ts'
import { Diagram } from '../../diagram/index.ts'
import { marksOf } from '../../instances/elements/marks.ts'
import { useFollow } from '../../instances/follow.ts'
import { useDiagramOf, useLiveInstance } from '../../instances/useLiveInstance.ts'
import { Answered, Lines, Panel } from '../../parts/index.ts'

/** The same run in the process it is compiled to: where it stands, and which way it came. */
export function RunDiagram({ run }: { run: FlowRun }): ReactNode {
  const { answer } = useDiagramOf(run.processVersionId)
  return (
    <Panel title="Diagram" note={run.finishedAt === null ? 'Live' : 'As it ended'} flush>
      <Answered answer={answer} skeleton={<Lines inset count={6} label="the diagram" />}>
        {({ xml }) => <Marked run={run} xml={xml} />}
      </Answered>
    </Panel>
  )
}

function Marked({ run, xml }: { run: FlowRun; xml: string }): ReactNode {
  const instance = useLiveInstance(run.id)
  const trail = useAnswer(getInstanceTrail, { params: { id: run.id } }, { forGood: true })
  useFollow(instance.data?.revision ?? 0, trail.refetch)
  const { data } = instance
  const marks = useMemo(() => data && marksOf(data, trail.data), [data, trail.data])
  return <Diagram xml={xml} title={run.flowName} {...(marks && { marks })} />
}
