/**
 * Puts the text of a field onto the clipboard; false where the browser refuses, with the text then selected for copying
 * by hand. Over plain http, as in a hall's own network, only the older way is allowed.
 */
export async function copyText(field: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  if ('clipboard' in navigator) {
    const isDone = await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    )
    if (isDone) return true
  }
  field.focus()
  field.select()
  return document.execCommand('copy')
}
