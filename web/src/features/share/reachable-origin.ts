import { useQuery } from '@tanstack/react-query'
import { isThisMachine } from '../auth/reachable-link.ts'

/** What the server knows of where others open it; null where it does not know. */
async function askPublicAddress(): Promise<string | null> {
  const response = await fetch('/public-address.json')
  const { address } = (await response.json()) as { address: string | null }
  return address
}

const isForOthers = (address: string | null | undefined) =>
  typeof address === 'string' && !isThisMachine(new URL(address).hostname)

/**
 * Where others can open what this page shares: where it was opened itself or, on the machine that the server runs on,
 * where the server says. `isOnlyHere` is true where nobody else can.
 */
export function useReachableOrigin(): { readonly origin: string; readonly isOnlyHere: boolean } {
  const isHere = isThisMachine(location.hostname)
  const asked = useQuery({ queryKey: ['public-address'], queryFn: askPublicAddress, enabled: isHere })
  if (isHere && isForOthers(asked.data)) return { origin: asked.data ?? location.origin, isOnlyHere: false }
  return { origin: location.origin, isOnlyHere: isHere && !asked.isLoading }
}
