/** What a key does, and the key; several keys do the same. */
type Shortcut = readonly [does: string, ...keys: string[]]

export const shortcuts: readonly { title: string; keys: readonly Shortcut[] }[] = [
  {
    title: 'Draw',
    keys: [
      ['Append to what is selected', 'A'],
      ['Create an element', 'N'],
      ['Change the type', 'R'],
      ['Name it', 'E'],
      ['Connect with the next that is clicked', 'C'],
      ['Delete', 'Del'],
    ],
  },
  {
    title: 'Choose and move',
    keys: [
      ['Find by name, and select', 'Ctrl+F'],
      ['Select everything', 'Ctrl+A'],
      ['Select an area', 'L'],
      ['Move what is selected', 'Arrow keys'],
      ['Make or take away space', 'S'],
      ['Move the sheet', 'Ctrl+Arrow keys', 'H'],
    ],
  },
  {
    title: 'Change your mind',
    keys: [
      ['Undo', 'Ctrl+Z'],
      ['Redo', 'Ctrl+Y', 'Ctrl+Shift+Z'],
      ['Copy, cut, paste', 'Ctrl+C', 'Ctrl+X', 'Ctrl+V'],
      ['Duplicate', 'Ctrl+D'],
    ],
  },
  {
    title: 'Look and save',
    keys: [
      ['Zoom', 'Ctrl++', 'Ctrl+-'],
      ['As large as drawn', 'Ctrl+0'],
      ['Save as a file', 'Ctrl+S'],
    ],
  },
]
