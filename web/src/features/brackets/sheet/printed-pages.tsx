import { createPortal } from 'react-dom'
import { i18n } from '../../../lib/i18n.ts'
import type { Drawing } from './drawing.ts'
import { footHeight, type Pages, type Paper, paperMargin } from './pages.ts'
import './printed-pages.css'

interface PrintedPagesProps {
  readonly drawing: Drawing
  readonly pages: Pages
  readonly paper: Paper
  /** The address of the drawing as a picture. */
  readonly image: string
  readonly title: string
}

/** The sheets as the printer gets them: they are nowhere on the screen, and alone on paper. */
export function PrintedPages({ drawing, pages, paper, image, title }: PrintedPagesProps) {
  const { scale, width, height, isLandscape } = pages
  return createPortal(
    <div className="printed-pages" aria-hidden="true">
      <style>{`@page { size: ${paper} ${isLandscape ? 'landscape' : 'portrait'}; margin: ${paperMargin}mm }`}</style>
      {pages.pages.map(({ number, left, top }) => (
        <div key={number} className="printed-page" style={{ height: `${height + footHeight - 0.5}mm` }}>
          <div className="printed-part" style={{ width: `${width}mm`, height: `${height}mm` }}>
            <img
              alt=""
              src={image}
              style={{
                ...{ left: `${-left * scale}mm`, top: `${-top * scale}mm` },
                ...{ width: `${drawing.width * scale}mm`, height: `${drawing.height * scale}mm` },
              }}
            />
          </div>
          {pages.pages.length > 1 && (
            <p>{i18n._('{title}, page {number} of {count}', { title, number, count: pages.pages.length })}</p>
          )}
        </div>
      ))}
    </div>,
    document.body,
  )
}
