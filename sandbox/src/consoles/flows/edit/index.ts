export { askForNewKey, makeNewKey, saveFlow } from './save.ts'
export { showEdit } from './showEdit.ts'
export { triggerTitle } from './triggerCard.ts'
