/** Whether a host's name is that of the machine itself, which means another one to everybody else. */
export const isThisMachine = (hostname: string) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

/**
 * A link of the service, as others can open it. Where no public address is configured it names the machine itself,
 * which nobody else reaches; then the address counts under which `page` is opened by others.
 */
export function reachableLink(link: string, page: string): string {
  const [made, opened] = [new URL(link), new URL(page)]
  if (!isThisMachine(made.hostname) || isThisMachine(opened.hostname)) return link
  return `${opened.origin}${made.pathname}${made.search}${made.hash}`
}
