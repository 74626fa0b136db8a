import { type Drawing, svgFile } from './drawing.ts'

/** What browsers draw at most: on each side, and in all. */
const mostSide = 16_000
const mostPixels = 60_000_000

/** A file that can be saved or passed on. */
export const svgImage = (drawing: Drawing, name: string): File =>
  new File([svgFile(drawing)], `${name}.svg`, { type: 'image/svg+xml' })

/** The drawing as pixels, twice as fine as on the screen where that is possible. Rejects where it cannot be drawn. */
export async function pngImage(drawing: Drawing, name: string): Promise<File> {
  const { width, height } = drawing
  const scale = Math.min(2, mostSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)))
  const address = URL.createObjectURL(svgImage(drawing, name))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const pixels = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
    if (pixels === null) throw new Error('The browser could not draw the picture')
    return new File([pixels], `${name}.png`, { type: 'image/png' })
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Whether this device can pass a picture on to other apps. */
export const canShare = (file: File): boolean => navigator.canShare?.({ files: [file] }) === true

/** A name for files: what a title leaves when all that file systems dislike is gone. */
export const fileName = (title: string): string =>
  title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .toLowerCase() || 'bracket'
