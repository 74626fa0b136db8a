import { type ESTree, type Plugin, parseSync, Visitor } from 'vite'

interface Kept {
  readonly [field: string]: true | Kept
}

/** What the browser reads of an operation; the rest tells the services how to check, and documents. */
const ofOperations: Kept = {
  id: true,
  service: true,
  method: true,
  path: true,
  access: true,
  success: { type: true },
}

// What uses a schema's parts still finds an object; it is dropped afterwards, since nothing is done with it.
const standIn = '\0schemas-stand-in'

type Cut = readonly [start: number, end: number, text: string]

const isNamed = (node: ESTree.Node, name: string) => node.type === 'Identifier' && node.name === name

/** The source of an object literal with only these fields left; what is spread into it and other values stay. */
function stripped(code: string, node: ESTree.Node, kept: Kept): string {
  const source = ({ start, end }: ESTree.Node) => code.slice(start, end)
  if (node.type !== 'ObjectExpression') return source(node)
  const fields = node.properties.flatMap(property => {
    if (property.type === 'SpreadElement') return source(property)
    const part = property.key.type === 'Identifier' ? kept[property.key.name] : undefined
    if (part === undefined) return []
    return part === true ? source(property) : `${source(property.key)}: ${stripped(code, property.value, part)}`
  })
  return `{ ${fields.join(', ')} }`
}

/** The outermost schemas, and the operations: the places that the browser needs less of. */
function cutsIn(code: string, program: ESTree.Program): readonly Cut[] {
  const cuts: Cut[] = []
  new Visitor({
    CallExpression({ callee, arguments: [first], start, end }) {
      if (isNamed(callee, 'operation') && first)
        cuts.push([first.start, first.end, stripped(code, first, ofOperations)])
      if (callee.type === 'MemberExpression' && isNamed(callee.object, 'Type')) cuts.push([start, end, 'Type'])
    },
  }).visit(program)
  return cuts
}

/**
 * Leaves of the contracts what the browser uses: names, methods and paths, constants and rules. The schemas go at build
 * time, from the one place where they are written, since a bundler cannot know that nobody reads these fields.
 */
export function contractNames(): Plugin {
  return {
    name: 'contract-names',
    // Before the bundler looks for TypeBox in the installation.
    enforce: 'pre',
    resolveId: { filter: { id: /^typebox$/ }, handler: () => standIn },
    load: { filter: { id: /^\0schemas-stand-in$/ }, handler: () => 'export const Type = Object.freeze({})' },
    transform: {
      filter: { id: /[\\/]packages[\\/]contracts[\\/]src[\\/][^?]*\.ts$/ },
      handler(code, id) {
        const { program } = parseSync(id, code)
        let result = ''
        let at = 0
        // Visited from the outside in: what lies within a cut is gone with it.
        for (const [start, end, text] of cutsIn(code, program)) {
          if (start < at) continue
          result += code.slice(at, start) + text
          at = end
        }
        return { code: result + code.slice(at), map: null }
      },
    },
  }
}
