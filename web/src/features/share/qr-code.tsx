import { useMemo } from 'react'
import { renderSVG } from 'uqr'

/** The address as a picture for `<img src>` and for a download: an SVG with the quiet edge that readers need. */
export const qrPicture = (address: string): string =>
  `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { ecc: 'M', border: 2 }))}`

/** An address that a phone's camera opens. Always dark on white: many readers cannot do it the other way round. */
export function QrCode({ address, label }: { readonly address: string; readonly label: string }) {
  const picture = useMemo(() => qrPicture(address), [address])
  return <img className="qr-code" src={picture} alt={label} width={200} height={200} />
}
