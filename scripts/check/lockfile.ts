import { readMatching } from './source-files.ts'

/** Check: the lockfile names versions and checksums but no download address, so that any registry may serve it. */
export function lockfile(): readonly string[] {
  const [lock] = readMatching('package-lock.json')
  if (!lock) return ['package-lock.json is missing']
  const addresses = lock.text.match(/"resolved": "(?:https?|git)[^"]*"/g) ?? []
  const { packages } = JSON.parse(lock.text) as { packages: Record<string, { link?: boolean; integrity?: string }> }
  const unlocked = Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.integrity)
    .map(([path]) => `${path} has no checksum in package-lock.json`)
  return addresses.length === 0
    ? unlocked
    : [`package-lock.json has ${addresses.length} download addresses; .npmrc keeps them out`, ...unlocked]
}
