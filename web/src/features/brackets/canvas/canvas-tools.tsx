import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconCornerRightDown,
  IconFocusCentered,
  IconFold,
  IconMinus,
  IconPlus,
  IconPrinter,
} from '@tabler/icons-react'
import { type ReactNode, useContext, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import { lazyDialog } from '../../../ui/lazy-part.tsx'
import { SheetTitle } from '../sheet/sheet-title.ts'
import type { TreeLayout } from '../tree/tree-layout.ts'
import type { PanZoom } from './pan-zoom.ts'
import { useFullScreen } from './use-full-screen.ts'

const TreeSheet = lazyDialog(() => import('../sheet/sheets.tsx').then(module => module.TreeSheet))

export interface Toggle {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

interface CanvasToolsProps {
  readonly canvas: PanZoom
  readonly frame: HTMLElement
  readonly label: string
  readonly layout: TreeLayout
  readonly fold: Toggle | undefined
  readonly falls: Toggle | undefined
}

const step = 1.4

function Tool({
  name,
  isOn,
  onClick,
  children,
}: {
  name: string
  isOn?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button type="button" className="canvas-tool" aria-label={name} title={name} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  )
}

/** The buttons in the corner of a canvas. */
export function CanvasTools({ canvas, frame, label, layout, fold, falls }: CanvasToolsProps) {
  const [isFull, setIsFull] = useFullScreen(frame)
  const title = useContext(SheetTitle)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  const icon = { size: 20, 'aria-hidden': true } as const
  return (
    <>
      <p className="canvas-keys" aria-hidden="true">
        {i18n._('Arrows: from match to match · Enter: open · + − 0: zoom')}
      </p>
      <div className="canvas-tools" role="toolbar" aria-label={i18n._('View of the bracket')}>
        {fold && (
          <Tool
            name={fold.isOn ? i18n._('Show all rounds') : i18n._('Hide the rounds that are over')}
            isOn={fold.isOn}
            onClick={() => fold.onChange(!fold.isOn)}
          >
            <IconFold {...icon} className="canvas-fold" />
          </Tool>
        )}
        <Tool name={i18n._('Zoom out')} onClick={() => canvas.zoomBy(1 / step)}>
          <IconMinus {...icon} />
        </Tool>
        <Tool name={i18n._('Zoom in')} onClick={() => canvas.zoomBy(step)}>
          <IconPlus {...icon} />
        </Tool>
        <Tool name={i18n._('Show everything')} onClick={canvas.fit}>
          <IconFocusCentered {...icon} />
        </Tool>
        <Tool
          name={isFull ? i18n._('Leave full screen') : i18n._('Full screen')}
          isOn={isFull}
          onClick={() => setIsFull(!isFull)}
        >
          {isFull ? <IconArrowsMinimize {...icon} /> : <IconArrowsMaximize {...icon} />}
        </Tool>
        {falls && (
          <Tool name={i18n._('Show where losers go')} isOn={falls.isOn} onClick={() => falls.onChange(!falls.isOn)}>
            <IconCornerRightDown {...icon} />
          </Tool>
        )}
        <Tool name={i18n._('Print or save as an image')} onClick={() => setIsSheetOpen(true)}>
          <IconPrinter {...icon} />
        </Tool>
      </div>
      {isSheetOpen && <TreeSheet title={title} label={label} layout={layout} onClose={() => setIsSheetOpen(false)} />}
    </>
  )
}
