export { type ReadDiagram, type ReadProcess, readDiagram } from './readDiagram.ts'
