import type { CompiledMessage, CompiledMessageToken } from '@lingui/message-utils/compileMessage'

const name = String.raw`[^\p{Pat_Syn}\p{Pat_WS}]+`
const plain = /[^{}#']+/y
const quoted = /'[{}#](?:[^']|'')*'(?!')/y
const argument = new RegExp(String.raw`\{\s*(${name})\s*(,|\})`, 'uy')
const choice = /\s*(plural|selectordinal|select)\s*,(?:\s*offset\s*:\s*(\d+))?\s*/y
const choiceCase = new RegExp(String.raw`\s*=?(${name})\s*\{`, 'uy')
const format = new RegExp(String.raw`\s*(${name})\s*(?:,([^{}']*))?\}`, 'uy')
const end = /\s*\}/y

/**
 * Reads an ICU message into the parts that Lingui shows; one that cannot be read is shown as it stands. It does what
 * Lingui's own compiler does with the messages of this UI, in a tenth of the bytes: that one knows the skeletons of
 * dates too, and comes with a lexer generator.
 */
export function readMessage(text: string): CompiledMessage {
  let at = 0
  const eat = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  const need = (pattern: RegExp): RegExpExecArray => {
    const found = eat(pattern)
    if (!found) throw new SyntaxError(text)
    return found
  }

  function argumentPart(isInPlural: boolean): CompiledMessageToken {
    const [, arg = '', next] = need(argument)
    if (next === '}') return [arg]
    const chosen = eat(choice)
    if (!chosen) {
      const [, type = '', style] = need(format)
      return style === undefined ? [arg, type] : [arg, type, style.trim()]
    }
    const [, type = '', offset] = chosen
    const cases: Record<string, CompiledMessage> = {}
    for (let found = eat(choiceCase); found; found = eat(choiceCase)) {
      cases[found[1] ?? ''] = body(isInPlural || type !== 'select')
      need(end)
    }
    need(end)
    return [arg, type, { offset: offset === undefined ? undefined : Number(offset), ...cases }]
  }

  function body(isInPlural: boolean): CompiledMessage {
    const parts: CompiledMessage = []
    let content = ''
    const add = (part: CompiledMessageToken) => {
      if (content) parts.push(content)
      content = ''
      parts.push(part)
    }
    while (at < text.length && text[at] !== '}') {
      if (text[at] === '{') add(argumentPart(isInPlural))
      else if (text[at] === '#' && isInPlural) add(need(/#/y)[0])
      else if (text.startsWith("''", at)) content += need(/''/y)[0].slice(1)
      else content += eat(plain)?.[0] ?? eat(quoted)?.[0].slice(1, -1).replaceAll("''", "'") ?? need(/[#']/y)[0]
    }
    if (content) parts.push(content)
    return parts
  }

  try {
    const parts = body(false)
    return at === text.length ? parts : [text]
  } catch {
    return [text]
  }
}
