import { BlockList, isIP } from 'node:net'
import { ConfigurationError } from './environment.ts'

/** Words for networks, as operators write them in `TRUSTED_PROXIES`. */
const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  private: [
    '127.0.0.0/8',
    '::1',
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '169.254.0.0/16',
    'fc00::/7',
    'fe80::/10',
  ],
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

function addNetwork(list: BlockList, text: string): void {
  const [address = '', prefix, ...rest] = text.split('/')
  const widest = isIP(address) === 6 ? 128 : 32
  const bits = prefix === undefined ? widest : Number(prefix)
  const isPrefix = prefix === undefined || /^\d{1,3}$/.test(prefix)
  if (isIP(address) === 0 || rest.length > 0 || !isPrefix || bits > widest) {
    throw new ConfigurationError(
      `The configuration cannot be used: TRUSTED_PROXIES must list loopback, private, addresses or networks such as 10.0.0.0/8, but has “${text}”.`,
    )
  }
  list.addSubnet(address, bits, familyOf(address))
}

/**
 * Whom a service believes what they say of the client (`X-Forwarded-For`, `-Proto`, `-Host`): connections from these
 * networks, where the gateway stands. The gateway sends only what it knows itself, so all of its list is believed, and
 * `request.ip` is the client's address; a connection from elsewhere counts as the client, whatever it claims.
 * @throws ConfigurationError naming what is no address
 */
export function trustProxies(networks: string): (address: string, hop: number) => boolean {
  const list = new BlockList()
  const parts = networks.split(',').map(part => part.trim())
  for (const part of parts.filter(one => one !== '')) {
    for (const network of named[part] ?? [part]) addNetwork(list, network)
  }
  return (address, hop) => hop > 0 || list.check(address, familyOf(address))
}

/** The first four groups of an IPv6 address: the network that one customer has, and can take any address of. */
function network64(address: string): string {
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').toLowerCase().split('::')
  const [before, after] = [head, tail].map(part => (part === '' ? [] : part.split(':')))
  const groups = [...(before ?? [])]
  if (address.includes('::'))
    groups.push(...Array.from({ length: 8 - groups.length - (after?.length ?? 0) }, () => '0'))
  return `${[...groups, ...(after ?? [])]
    .slice(0, 4)
    .map(group => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}

/** One key for everything a client can easily pretend to be: an IPv4 address, or the /64 network of an IPv6 one. */
export function clientNetwork(address: string): string {
  if (/^::ffff:[\d.]+$/i.test(address)) return address.slice('::ffff:'.length)
  return isIP(address) === 6 ? network64(address) : address
}
