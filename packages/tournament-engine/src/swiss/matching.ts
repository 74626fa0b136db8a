import { beginning } from './beginning.ts'
import { type Edge, linked } from './edges.ts'
import { eventQueue } from './event-queue.ts'

export interface Matching {
  /**
   * For each vertex whom it is matched with; -1 for one left over, which only happens where no perfect matching exists.
   */
  readonly mates: Int32Array
  /**
   * From a vertex: what an edge costs beyond what its ends pay for it. Negative for none of the graph; where it is not
   * negative for an edge outside of the graph either, that edge could not make the matching cheaper.
   */
  readonly slackFrom: (one: number) => (two: number, cost: number) => number
  /** To begin with when the same vertices are matched again with more edges. */
  readonly prices: Float64Array
}

const OUTER = 1
const FREE = 0
const INNER = -1

/**
 * The cheapest perfect matching of a graph, by Edmonds' blossom method in its primal-dual form. (Described in Z. Galil,
 * "Efficient algorithms for finding maximum matching in graphs", ACM Computing Surveys 18, 1986; this is the variant
 * that grows one tree at a time, as in V. Kolmogorov, "Blossom V", 2009, sections 2 and 3.)
 *
 * Every vertex has a price; an edge is tight when its ends pay exactly its cost, and only tight edges are matched,
 * which proves the matching cheapest. From a vertex that has no mate a tree of tight edges grows, on which matched and
 * unmatched edges alternate. Prices of outer vertices rise and of inner ones fall with time, until an edge becomes
 * tight and brings in two more vertices, a free end (the matching grows), or closes an odd circle: that blossom is one
 * vertex from then on and has a charge of its own, and is opened again when the charge of an inner one is used up.
 *
 * With whole costs all prices are multiples of a half, so nothing is rounded while they stay below 2^52.
 */
export function cheapestMatching(size: number, edges: readonly Edge[], begin?: Float64Array): Matching {
  const graph = linked(size, edges)
  const { ends, costs, linksOf } = graph
  const { price, matched } = beginning(size, graph, begin)
  // Nodes are vertices, and from `size` on blossoms.
  const nodes = 2 * size
  const charge = new Float64Array(nodes)
  const label = new Int8Array(nodes)
  /** When a node got its label: prices since then are worked out when they are asked for. */
  const since = new Float64Array(nodes)
  const top = Int32Array.from({ length: size }, (_, vertex) => vertex)
  const parent = new Int32Array(nodes).fill(-1)
  /** The vertex of a node that is matched outside of it. */
  const base = Int32Array.from({ length: nodes }, (_, node) => node)
  /** Through which link the tree reached an inner node. */
  const entry = new Int32Array(nodes)
  const members: (readonly number[])[] = Array.from({ length: nodes }, (_, node) => (node < size ? [node] : []))
  const rings: { children: number[]; links: number[] }[] = []
  const unused = Array.from({ length: size }, (_, index) => nodes - 1 - index)
  const events = eventQueue()
  let now = 0

  // The arrays are as long as what indexes them; `?? 0` only tells the compiler so.
  const at = (list: Int32Array | Int8Array | Float64Array, index: number): number => list[index] ?? 0
  const endOf = (link: number): number => at(ends, link)
  const startOf = (link: number): number => at(ends, link ^ 1)
  const topOf = (vertex: number): number => at(top, vertex)
  const age = (node: number): number => at(label, node) * (now - at(since, node))
  const priceOf = (vertex: number): number => at(price, vertex) + age(topOf(vertex))
  const slackOf = (link: number): number => at(costs, link >> 1) - priceOf(endOf(link)) - priceOf(startOf(link))
  const ringOf = (node: number) => rings[node - size] ?? { children: [], links: [] }
  const membersOf = (node: number): readonly number[] => members[node] ?? []

  function relabel(node: number, next: number): void {
    const passed = age(node)
    if (passed !== 0) {
      for (const vertex of membersOf(node)) price[vertex] = at(price, vertex) + passed
      if (node >= size) charge[node] = at(charge, node) + 2 * passed
    }
    label[node] = next
    since[node] = now
  }

  function match(link: number): void {
    matched[startOf(link)] = link
    matched[endOf(link)] = link ^ 1
  }

  /** Matches the inside of a node so that `vertex` is the one left for the outside. */
  function rebase(node: number, vertex: number): void {
    if (at(base, node) === vertex) return
    const { children, links: around } = ringOf(node)
    let child = vertex
    while (at(parent, child) !== node) child = at(parent, child)
    const turn = children.indexOf(child)
    children.push(...children.splice(0, turn))
    around.push(...around.splice(0, turn))
    rebase(child, vertex)
    for (let index = 1; index < children.length; index += 2) {
      const link = around[index] ?? 0
      rebase(children[index] ?? 0, startOf(link))
      rebase(children[index + 1] ?? 0, endOf(link))
      match(link)
    }
    base[node] = vertex
  }

  /** Swaps matched and unmatched edges on the way back to the root. */
  function augment(last: number): void {
    rebase(topOf(endOf(last)), endOf(last))
    for (let link = last; ; ) {
      const outer = topOf(startOf(link))
      const before = at(matched, at(base, outer))
      rebase(outer, startOf(link))
      match(link)
      if (before < 0) return
      const inner = topOf(endOf(before))
      link = at(entry, inner)
      rebase(inner, endOf(link))
    }
  }

  function setOuter(node: number): void {
    relabel(node, OUTER)
    scan(membersOf(node))
  }

  function scan(vertices: readonly number[]): void {
    for (const vertex of vertices) {
      const node = topOf(vertex)
      for (const link of linksOf(vertex)) {
        const other = topOf(endOf(link))
        if (other === node || label[other] === INNER) continue
        events.add(now + (label[other] === OUTER ? slackOf(link) / 2 : slackOf(link)), link)
      }
    }
  }

  function setInner(node: number, link: number): void {
    relabel(node, INNER)
    entry[node] = link
    if (node >= size) events.add(now + at(charge, node) / 2, ~node)
  }

  /** From an outer node towards the root: the nodes passed, each with its link up to the next. */
  function pathUp(from: number, until: number): { children: number[]; links: number[] } {
    const path = { children: [] as number[], links: [] as number[] }
    for (let node = from; node !== until; ) {
      const up = at(matched, at(base, node))
      const inner = topOf(endOf(up))
      const further = at(entry, inner) ^ 1
      path.children.push(node, inner)
      path.links.push(up, further)
      node = topOf(endOf(further))
    }
    return path
  }

  function aboveOuter(node: number): number {
    const up = at(matched, at(base, node))
    return up < 0 ? -1 : topOf(startOf(at(entry, topOf(endOf(up)))))
  }

  function meetingPoint(one: number, two: number): number {
    const seen = new Set<number>()
    for (let left = one, right = two; ; [left, right] = [right, left]) {
      if (left < 0) continue
      if (seen.has(left)) return left
      seen.add(left)
      left = aboveOuter(left)
    }
  }

  /** A link between two outer nodes closes an odd circle. */
  function shrink(link: number): void {
    const root = meetingPoint(topOf(startOf(link)), topOf(endOf(link)))
    const left = pathUp(topOf(startOf(link)), root)
    const right = pathUp(topOf(endOf(link)), root)
    const children = [root, ...left.children.reverse(), ...right.children]
    const around = [...left.links.reverse().map(up => up ^ 1), link, ...right.links]
    const blossom = unused.pop() ?? 0
    rings[blossom - size] = { children, links: around }
    const joined = children.filter(child => label[child] === INNER).flatMap(membersOf)
    for (const child of children) {
      relabel(child, FREE)
      parent[child] = blossom
    }
    members[blossom] = children.flatMap(membersOf)
    for (const vertex of membersOf(blossom)) top[vertex] = blossom
    base[blossom] = at(base, root)
    parent[blossom] = -1
    charge[blossom] = 0
    relabel(blossom, OUTER)
    scan(joined)
  }

  /** Opens an inner blossom: the even way through it stays in the tree, the rest is free again. */
  function expand(blossom: number): void {
    relabel(blossom, FREE)
    const { children, links: around } = ringOf(blossom)
    for (const child of children) {
      parent[child] = -1
      since[child] = now
      for (const vertex of membersOf(child)) top[vertex] = child
    }
    unused.push(blossom)
    const count = children.length
    const childAt = (index: number): number => children[index % count] ?? 0
    let link = at(entry, blossom)
    let index = children.indexOf(topOf(endOf(link)))
    const step = index % 2 === 1 ? 1 : count - 1
    const outer: number[] = []
    for (;;) {
      setInner(childAt(index), link)
      if (index % count === 0) break
      const middle = (index + step) % count
      outer.push(childAt(middle))
      index = (middle + step) % count
      link = step === 1 ? (around[middle] ?? 0) : (around[index] ?? 0) ^ 1
    }
    for (const child of outer) relabel(child, OUTER)
    for (const child of outer) scan(membersOf(child))
    for (const vertex of children.filter(child => label[child] === FREE).flatMap(membersOf)) {
      for (const out of linksOf(vertex)) if (label[topOf(endOf(out))] === OUTER) events.add(now + slackOf(out), out ^ 1)
    }
  }

  function growFrom(root: number): void {
    now = 0
    events.clear()
    since.fill(0)
    setOuter(topOf(root))
    for (let found = events.next(); found !== null; found = events.next()) {
      const { time, event } = found
      if (event < 0) {
        // A blossom that was taken into another one meanwhile is no longer inner.
        if (label[~event] !== INNER) continue
        now = time
        expand(~event)
        continue
      }
      const one = topOf(startOf(event))
      const two = topOf(endOf(event))
      if (one === two || label[one] !== OUTER || label[two] === INNER) continue
      now = time
      // Its end was inner for a while: the event that holds was added when that ended.
      if (slackOf(event) > 0) continue
      if (label[two] === OUTER) shrink(event)
      else if (at(matched, at(base, two)) < 0) {
        augment(event)
        break
      } else {
        setInner(two, event)
        setOuter(topOf(endOf(at(matched, at(base, two)))))
      }
    }
    for (let vertex = 0; vertex < size; vertex++) if (label[topOf(vertex)] !== FREE) relabel(topOf(vertex), FREE)
  }

  /** For each vertex in a blossom with `one`, what the blossoms around both are charged. */
  function sharedCharges(one: number): Float64Array {
    const around: number[] = []
    for (let node = at(parent, one); node >= 0; node = at(parent, node)) around.unshift(node)
    const shared = new Float64Array(size)
    let sum = 0
    for (const [index, blossom] of around.entries()) {
      sum += at(charge, blossom)
      const inner = around[index + 1] ?? one
      for (const child of ringOf(blossom).children) {
        if (child !== inner) for (const vertex of membersOf(child)) shared[vertex] = sum
      }
    }
    return shared
  }

  for (let vertex = 0; vertex < size; vertex++) if (at(matched, vertex) < 0) growFrom(vertex)
  const prices = price.map((own, vertex) => {
    let opened = own
    for (let blossom = at(parent, vertex); blossom >= 0; blossom = at(parent, blossom))
      opened -= at(charge, blossom) / 2
    return opened
  })
  return {
    mates: matched.map(link => (link < 0 ? -1 : endOf(link))),
    prices,
    slackFrom: one => {
      const shared = sharedCharges(one)
      return (two, cost) => cost - at(price, one) - at(price, two) + at(shared, two)
    },
  }
}
