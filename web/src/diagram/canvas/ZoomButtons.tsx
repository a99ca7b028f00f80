import { Toolbar, ToolbarButton } from '@fluentui/react-components'
import { FullScreenMaximizeRegular, ZoomInRegular, ZoomOutRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import type { Viewer } from './openViewer.ts'

/** What the keys + - 0 do, for whoever prefers to press buttons. */
export const ZoomButtons = ({ zoom }: { zoom: Viewer['zoom'] }): ReactNode => (
  <Toolbar aria-label="Zoom" size="small">
    <ToolbarButton aria-label="Zoom out" title="Zoom out (-)" icon={<ZoomOutRegular />} onClick={zoom.out} />
    <ToolbarButton
      aria-label="Zoom in"
      title="Zoom in (+), or turn the wheel with Ctrl"
      icon={<ZoomInRegular />}
      onClick={zoom.in}
    />
    <ToolbarButton aria-label="Show all" title="Show all (0)" icon={<FullScreenMaximizeRegular />} onClick={zoom.fit} />
  </Toolbar>
)
