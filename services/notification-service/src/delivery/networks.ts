import { BlockList, isIP } from 'node:net'

/** Addresses that belong to nobody on the internet (IANA’s special-purpose registries), or to many at once. */
const special: readonly string[] = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24'],
  ...['192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24'],
  ...['224.0.0.0/4', '240.0.0.0/4', '2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
]
/** All others of IPv6 are private, local, translated to IPv4 or not given out. */
const globalIpv6 = '2000::/3'

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Addresses and networks, such as `10.0.5.0/24`. @throws RangeError naming what is neither */
export function networksOf(texts: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of texts) {
    const [address = '', prefix, ...rest] = text.split('/')
    const widest = isIP(address) === 6 ? 128 : 32
    const bits = prefix === undefined ? widest : Number(prefix)
    if (isIP(address) === 0 || rest.length > 0 || !Number.isInteger(bits) || bits < 0 || bits > widest) {
      throw new RangeError(`“${text}” is neither an address nor a network such as 10.0.5.0/24`)
    }
    list.addSubnet(address, bits, familyOf(address))
  }
  return list
}

const notPublic = networksOf(special)
const globals = networksOf([globalIpv6])

/** Whether an address is somebody's on the internet, and not of this machine or the network around it. */
export function isPublic(address: string): boolean {
  const family = familyOf(address)
  if (isIP(address) === 0 || notPublic.check(address, family)) return false
  return family === 'ipv4' || globals.check(address, family)
}

/** Whether the operator has allowed an address by name. */
export const isAllowed = (allowed: BlockList, address: string): boolean =>
  isIP(address) !== 0 && allowed.check(address, familyOf(address))
