const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** One picture: its file beside the sheet, and what it shows. */
export interface Picture {
  readonly screen: string
  readonly width: string
  readonly scheme: string
  readonly file: string
}

const figure = ({ screen, width, scheme, file }: Picture) =>
  `<a href="${escaped(file)}" class="${escaped(width)}"><img loading="lazy" src="${escaped(file)}" alt="${escaped(`${screen}, ${width}, ${scheme}`)}"></a>`

/** A page that shows all pictures, a row for each screen. */
export function contactSheet(pictures: readonly Picture[], title: string): string {
  const rows = [...new Set(pictures.map(({ screen }) => screen))].map(screen => {
    const shown = pictures.filter(one => one.screen === screen).map(figure)
    return `<section id="${escaped(screen)}"><h2>${escaped(screen)}</h2><div>${shown.join('')}</div></section>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
  body { margin: 1rem; background: #777; color: #fff; font: 16px system-ui }
  div { display: flex; gap: 8px; align-items: flex-start; overflow-x: auto }
  a.desktop { flex: 0 0 640px }
  a.phone { flex: 0 0 195px }
  img { width: 100%; display: block }
</style>
<h1>${escaped(title)}</h1>
${rows.join('\n')}
</html>
`
}
