import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const scryptAsync = promisify<string, string, number, object, Buffer>(scrypt)
const pbkdf2Async = promisify(pbkdf2)

const scryptKeyBytes = 64
const sha256Bytes = 32

/** `method$salt$hex` as the earlier system (Werkzeug's `generate_password_hash`) stored it; the salt is the text itself. */
const form =
  /^(?:scrypt:(?<n>\d+):(?<r>\d+):(?<p>\d+)|pbkdf2:sha256:(?<rounds>\d+))\$(?<salt>[^$]+)\$(?<hex>[0-9a-f]+)$/

/** Whether the password fits a hash of the earlier system; false too when it is no such hash. */
export async function fitsEarlierHash(stored: string, password: string): Promise<boolean> {
  const { n, r, p, rounds, salt = '', hex = '' } = form.exec(stored)?.groups ?? {}
  const expected = Buffer.from(hex, 'hex')
  if (rounds !== undefined) {
    if (expected.length !== sha256Bytes) return false
    return timingSafeEqual(await pbkdf2Async(password, salt, Number(rounds), sha256Bytes, 'sha256'), expected)
  }
  if (expected.length !== scryptKeyBytes) return false
  const [N, blockSize, lanes] = [Number(n), Number(r), Number(p)]
  const options = { N, r: blockSize, p: lanes, maxmem: 132 * N * blockSize * lanes }
  return timingSafeEqual(await scryptAsync(password, salt, scryptKeyBytes, options), expected)
}
