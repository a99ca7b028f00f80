// A process as it is drawn, to look at. Drawing and changing one is the modeler's.

export { Diagram } from './Diagram.tsx'
export { type DiagramElement, elementsOf, nameOf } from './elements.ts'
export { type Marks, noMarks } from './marks.ts'
