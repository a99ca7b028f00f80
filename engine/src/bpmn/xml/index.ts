export { charactersMax } from './bounds.ts'
export type { Flaw, FlawCode } from './flaw.ts'
export { type Parsed, parseXml, type XmlAttribute, type XmlNode } from './parse.ts'
