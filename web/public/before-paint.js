// Runs before the first paint. A file of its own, as inline scripts are refused.
{
  const stored = name => {
    try {
      return localStorage.getItem(name)
    } catch {
      // Storage may be switched off: then nothing was ever chosen here.
      return null
    }
  }
  const page = document.documentElement

  // A dark page never flashes white.
  const chosen = stored('mantine-color-scheme-value') ?? 'auto'
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  page.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')

  // Pages for a screen or inside another page have no bar.
  if (/^\/embed\/|\/display$/.test(location.pathname)) page.setAttribute('data-bare', '')

  // What a tournament's page shows is asked for while the program is still on its way; nearly always anybody may see it.
  const [, tournament] = /^\/(?:embed\/)?tournaments\/(\d+)(?:\/|$)/.exec(location.pathname) ?? []
  if (tournament !== undefined) {
    const early = document.createElement('link')
    early.rel = 'preload'
    early.as = 'fetch'
    early.crossOrigin = 'anonymous'
    early.href = `/api/v1/tournaments/${tournament}/bracket`
    document.head.append(early)
  }
}
