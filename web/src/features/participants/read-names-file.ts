import { i18n } from '../../lib/i18n.ts'

/** A thousand names with clubs are a tenth of this. */
const mostBytes = 2_000_000

const starts = (bytes: Uint8Array, ...wanted: readonly number[]) => wanted.every((byte, index) => bytes[index] === byte)

/**
 * The text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark, or else Windows' Cyrillic; null for what is
 * no text.
 */
export function textOf(bytes: Uint8Array): string | null {
  if (starts(bytes, 0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (starts(bytes, 0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** What is in a file that somebody chose, or a sentence that says why it cannot be read. */
export async function readNamesFile(file: File): Promise<{ readonly text: string } | { readonly problem: string }> {
  const { name } = file
  if (file.size > mostBytes)
    return { problem: i18n._('“{name}” is too large: a list of names has at most 2 MB.', { name }) }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = textOf(bytes)
  if (text !== null && !starts(bytes, 0x50, 0x4b)) return { text }
  return { problem: i18n._('“{name}” is not a text. Save the table as CSV and choose that file.', { name }) }
}
