import { useMemo } from 'react'
import { renderSVG } from 'uqr'
import './qr-code.css'

/** A text as a picture for `<img src>` and for a download: an SVG with the quiet edge that readers need. */
export const qrPicture = (text: string): string =>
  `data:image/svg+xml,${encodeURIComponent(renderSVG(text, { ecc: 'M', border: 4 }))}`

/** A text that a phone's camera reads. Always dark on white: many readers cannot do it the other way round. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const picture = useMemo(() => qrPicture(text), [text])
  return <img className="qr-code" src={picture} alt={label} width={200} height={200} />
}
