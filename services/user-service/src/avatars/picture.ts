import { createHash } from 'node:crypto'
import { AppError } from '@gym-it/contracts'

/** What is kept of a picture: a square WebP, and a fingerprint of it. */
export interface Picture {
  readonly image: Buffer
  readonly tag: string
}

const sidePixels = 256
/** A picture of a few kilobytes can unfold to gigabytes: beyond a good camera's 16 megapixels nothing is unfolded. */
const mostPixels = 16_000_000
const longestSeconds = 5
const mostWaiting = 16
/** By bytes in memory alone, and by decoders that read pictures and nothing else; SVG, for one, may name other files. */
const decoders = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer']

/** The library is loaded with the first picture: most starts of the service never need it. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: decoders })
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

const unreadable = () =>
  new AppError(
    'MEDIA_TYPE_UNSUPPORTED',
    'This is no picture that can be read. Send a JPEG, PNG or WebP of at most 16 megapixels.',
  )

async function cutSquare(bytes: Uint8Array): Promise<Picture> {
  const sharp = await loadSharp()
  const image = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .resize(sidePixels, sidePixels, { fit: 'cover' })
    .webp({ quality: 80 })
    .timeout({ seconds: longestSeconds })
    .toBuffer()
    .catch(() => {
      // What exactly is wrong with it helps nobody who sends photographs.
      throw unreadable()
    })
  return { image, tag: createHash('sha256').update(image).digest('base64url').slice(0, 22) }
}

let waiting = 0
let last: Promise<unknown> = Promise.resolve()

/**
 * Makes the picture that is kept from what somebody sent: turned upright, cut to a square, without what the camera noted
 * (place, time, device). One at a time, so that pictures never take the service's memory.
 * @throws AppError MEDIA_TYPE_UNSUPPORTED when it cannot be decoded, UNAVAILABLE when too many wait
 */
export async function makePicture(bytes: unknown): Promise<Picture> {
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) {
    throw new AppError('INPUT_INVALID', 'Send the picture as the body of the request.')
  }
  if (waiting >= mostWaiting) throw new AppError('UNAVAILABLE', 'Many pictures are being made. Try again shortly.')
  waiting += 1
  const made = last.then(() => cutSquare(bytes))
  last = made.catch(() => {})
  try {
    return await made
  } finally {
    waiting -= 1
  }
}
