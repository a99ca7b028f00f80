import type EventBus from 'diagram-js/lib/core/EventBus'

/** Not part of its face: its exact version is named in package.json, and a test in the browser presses the key. */
type Pad = { _getPosition(target: unknown): { left: number; top: number } }
type Opened = { current: { html: HTMLElement; target: unknown } }

/**
 * What opens beside an element gets its place a moment after it has opened. The menus of the keys A and R stand where it
 * stands: a key that is quicker would open them in a corner. So it is placed at once.
 */
function placePadAtOnce(events: EventBus, contextPad: Pad): object {
  events.on('contextPad.open', ({ current: { html, target } }: Opened) => {
    const { left, top } = contextPad._getPosition(target)
    html.style.left = `${left}px`
    html.style.top = `${top}px`
  })
  return {}
}
placePadAtOnce.$inject = ['eventBus', 'contextPad']

export const PadAtOnceModule = {
  __init__: ['padAtOnce'],
  padAtOnce: ['factory', placePadAtOnce],
}
