import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { apiBase, getAvatar, getMe, removeAvatar, setAvatar, type User } from '@gym-it/contracts'
import { call, inReverse, problemOf, refusal, type Standing, standService } from '@gym-it/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { createApp } from '../src/app.ts'
import { arrive } from './standing.ts'

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 40 } } })

describe('pictures of people', () => {
  const cleanup = inReverse({ after })
  let standing: Standing
  let app: FastifyInstance
  before(async () => {
    standing = await standService(cleanup, createApp)
    app = standing.app
  })

  async function upload(as: { readonly token: string }, payload: Buffer | string, type = 'image/jpeg') {
    const headers = { authorization: `Bearer ${as.token}`, 'content-type': type }
    const reply = await app.inject({ method: 'PUT', url: `${apiBase}/users/me/avatar`, headers, payload })
    return { status: reply.statusCode, headers: reply.headers as Record<string, string>, text: reply.body }
  }
  async function uploaded(as: { readonly token: string }, payload: Buffer): Promise<User> {
    const { status, text } = await upload(as, payload)
    assert.equal(status, 200, text)
    return JSON.parse(text) as User
  }
  const fetchPicture = (url: string, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url, headers })

  test('a photograph becomes a square WebP, upright, without what the camera noted', async () => {
    const person = await arrive(standing)
    // Orientation 6: the camera was held upright, the picture lies on its side.
    const place = { IFD0: { Make: 'A camera' }, IFD3: { GPSLatitude: '51/1 2/1 3/1' } }
    const photograph = await picture(800, 400).withExif(place).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    const user = await uploaded(person, photograph)
    assert.match(user.avatar_url ?? '', new RegExp(`^/api/v1/users/${person.id}/avatar\\?v=[\\w-]+$`))
    const reply = await fetchPicture(user.avatar_url ?? '')
    assert.deepEqual([reply.statusCode, reply.headers['content-type']], [200, 'image/webp'])
    const { format, width, height, exif, icc, xmp, orientation } = await sharp(reply.rawPayload).metadata()
    assert.deepEqual([format, width, height], ['webp', 256, 256])
    assert.deepEqual([exif, icc, xmp, orientation], [undefined, undefined, undefined, undefined])
    assert.deepEqual((await call(app, getMe, { as: person })).body, user)
  })

  test('JPEG, PNG and WebP are taken, whatever the type is said to be', async () => {
    const person = await arrive(standing)
    for (const format of ['jpeg', 'png', 'webp'] as const) {
      const { status } = await upload(
        person,
        await picture(60, 90).toFormat(format).toBuffer(),
        'application/octet-stream',
      )
      assert.equal(status, 200, format)
    }
  })

  test('anyone may look, and keeps what does not change', async () => {
    const person = await arrive(standing)
    const first = (await uploaded(person, await picture(30, 30).png().toBuffer())).avatar_url ?? ''
    const { headers } = await fetchPicture(first)
    assert.match(headers['cache-control'] ?? '', /max-age=604800, immutable/)
    const again = await fetchPicture(first, { 'if-none-match': String(headers.etag) })
    assert.deepEqual([again.statusCode, again.body], [304, ''])
    const plain = await fetchPicture(first.split('?')[0] ?? '')
    assert.match(plain.headers['cache-control'] ?? '', /max-age=60$/)
    const other = await picture(30, 30).negate().png().toBuffer()
    assert.notEqual((await uploaded(person, other)).avatar_url, first)
  })

  test('what is no picture is refused, and changes nothing', async () => {
    const person = await arrive(standing)
    const jpeg = await picture(300, 300).jpeg().toBuffer()
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
    const wrong = { svg, gif, json: '{}', text: 'x'.repeat(5_000), half: jpeg.subarray(0, jpeg.length / 2) }
    for (const [what, payload] of Object.entries(wrong)) {
      const problem = problemOf(await upload(person, payload), what)
      assert.equal(problem.code, 'MEDIA_TYPE_UNSUPPORTED', what)
    }
    assert.equal(problemOf(await upload(person, ''), 'nothing').code, 'INPUT_INVALID')
    assert.equal(problemOf(await upload(person, Buffer.alloc(1_100_000)), 'too large').code, 'BODY_TOO_LARGE')
    assert.deepEqual((await call(app, getMe, { as: person })).body, person.profile)
  })

  test('a small file that unfolds to gigabytes is refused before it does', async () => {
    const person = await arrive(standing)
    const bomb = await picture(16_000, 12_000).png({ compressionLevel: 9 }).toBuffer()
    assert.ok(bomb.length < 1_000_000, `${bomb.length} bytes`)
    const began = Date.now()
    assert.equal(problemOf(await upload(person, bomb), 'a bomb').code, 'MEDIA_TYPE_UNSUPPORTED')
    assert.ok(Date.now() - began < 500, `${Date.now() - began} ms`)
  })

  test('a picture is removed, once and again', async () => {
    const person = await arrive(standing)
    const { avatar_url } = await uploaded(person, await picture(30, 30).png().toBuffer())
    const { body } = await call(app, removeAvatar, { as: person })
    assert.equal(body.avatar_url, null)
    assert.equal((await call(app, removeAvatar, { as: person })).body.version, body.version)
    assert.equal((await fetchPicture(avatar_url ?? '')).statusCode, 404)
    await refusal(app, getAvatar, 'AVATAR_UNKNOWN', { params: { id: person.id } })
  })

  test('strangers set no picture', async () => {
    const png = await picture(30, 30).png().toBuffer()
    assert.equal(problemOf(await upload({ token: 'nonsense' }, png), setAvatar.id).code, 'TOKEN_INVALID')
  })
})
