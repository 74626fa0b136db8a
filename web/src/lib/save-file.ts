/** So long a browser may take to begin with a download, after which its address is not needed. */
const keptMs = 10_000

/** Puts a file among the downloads. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), keptMs)
}
