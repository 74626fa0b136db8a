const sidePixels = 512
const quality = 0.9

/**
 * The middle of a picture as a JPEG of at most 512 by 512 pixels: a telephone’s photograph would be too large to send.
 * Rejects when the browser cannot read the file as a picture.
 */
export async function squarePicture(file: Blob): Promise<Uint8Array> {
  const picture = await createImageBitmap(file)
  const side = Math.min(picture.width, picture.height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.min(side, sidePixels)
  canvas.height = canvas.width
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2]
  canvas.getContext('2d')?.drawImage(picture, left, top, side, side, 0, 0, canvas.width, canvas.height)
  picture.close()
  const square = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!square) throw new Error('the browser made no picture')
  return new Uint8Array(await square.arrayBuffer())
}
