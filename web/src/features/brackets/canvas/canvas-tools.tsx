import {
  IconArrowsMaximize,
  IconArrowsMinimize,
  IconFocusCentered,
  IconFold,
  IconMinus,
  IconPlus,
  IconPrinter,
} from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { i18n } from '../../../lib/i18n.ts'
import type { TreeLayout } from '../tree/tree-layout.ts'
import type { PanZoom } from './pan-zoom.ts'
import { useFullScreen } from './use-full-screen.ts'

const SheetDialog = lazy(() => import('../sheet/sheet-dialog.tsx').then(module => ({ default: module.SheetDialog })))

export interface Fold {
  readonly isFolded: boolean
  readonly onChange: (isFolded: boolean) => void
}

interface CanvasToolsProps {
  readonly canvas: PanZoom
  readonly frame: HTMLElement
  readonly label: string
  readonly layout: TreeLayout
  readonly fold: Fold | undefined
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
export function CanvasTools({ canvas, frame, label, layout, fold }: CanvasToolsProps) {
  const [isFull, setIsFull] = useFullScreen(frame)
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
            name={fold.isFolded ? i18n._('Show all rounds') : i18n._('Hide the rounds that are over')}
            isOn={fold.isFolded}
            onClick={() => fold.onChange(!fold.isFolded)}
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
        <Tool name={i18n._('Print or save as an image')} onClick={() => setIsSheetOpen(true)}>
          <IconPrinter {...icon} />
        </Tool>
      </div>
      {isSheetOpen && (
        <Suspense>
          <SheetDialog label={label} layout={layout} onClose={() => setIsSheetOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
