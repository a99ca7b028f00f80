declare module 'bpmn-auto-layout' {
  /** The file with places for the elements of its first process. */
  export function layoutProcess(xml: string): Promise<string>
}
