import { networkInterfaces } from 'node:os'

/** Bridges of containers and virtual machines: no phone is there. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|podman)/
const local = /^(127\.|::1$|localhost$)/

/** This machine's addresses in its own network, for phones; none where it listens on `host` for itself alone. */
export function networkAddresses(host = ''): string[] {
  if (local.test(host)) return []
  return Object.entries(networkInterfaces())
    .filter(([name]) => !virtual.test(name))
    .flatMap(([, list]) => list ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
}
