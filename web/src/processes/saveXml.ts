/** Gives the file as it was sent, under the name it came with. */
export function saveXml({ fileName, xml }: { fileName: string; xml: string }): void {
  const address = URL.createObjectURL(new Blob([xml], { type: 'application/xml' }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
