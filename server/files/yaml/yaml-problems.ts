import type { Document, YAMLParseError } from 'yaml'
import { yaml } from './load-yaml.ts'

const severalDocuments =
  'has more than one document, but a file has one. Move everything after the line "---" to another file.'

const mergeKey =
  'has a merge key ("<<"), which YAML 1.2 does not have. Use an alias (*name) as a whole value; a scenario may extend another.'

const mostAliases = 100

/** A problem of a text as YAML, and its place. */
interface YamlProblem {
  readonly offset: number
  readonly message: string
}

/** Describes the parser's error, in our words where its own do not help. */
export function describeSyntaxError({ code, message, pos: [offset] }: YAMLParseError): YamlProblem {
  if (code === 'MULTIPLE_DOCS') return { offset, message: severalDocuments }
  if (/call stack/.test(message)) return { offset, message: 'is nested too deeply.' }
  return { offset, message: notValid(message) }
}

function notValid(message: string): string {
  return `is not valid YAML: ${message}`
}

/**
 * What the parser allows and we do not: the first duplicate key in a map, the first merge key, or the first alias above the
 * limit. Resolving each alias reads all of the text.
 */
export function unwantedIn(document: Document.Parsed): YamlProblem | undefined {
  const { isScalar, visit } = yaml()
  let aliases = 0
  let unwanted: YamlProblem | undefined
  const found = (offset = 0, message = '') => {
    unwanted = { offset, message }
    return visit.BREAK
  }
  visit(document, {
    Alias(_, { range }) {
      return ++aliases > mostAliases
        ? found(range?.[0], notValid(`There are more than ${mostAliases} aliases`))
        : undefined
    },
    Map(_, { items }) {
      const keys = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (key.value === '<<' && key.type === 'PLAIN') return found(key.range?.[0], mergeKey)
        if (keys.has(key.value)) return found(key.range?.[0], notValid('Map keys must be unique'))
        keys.add(key.value)
      }
      return undefined
    },
  })
  return unwanted
}

/** Describes a problem of aliases: one without an anchor, or several that would grow without limit. */
export function describeAliasError(document: Document.Parsed, { message }: Error): YamlProblem {
  return { offset: aliasOffset(document), message: notValid(message) }
}

/** The offset of the first alias without an anchor; 0 when there is none. */
function aliasOffset(document: Document.Parsed): number {
  const { visit } = yaml()
  let offset = 0
  visit(document, {
    Alias(_, node) {
      if (node.resolve(document) !== undefined) return undefined
      offset = node.range?.[0] ?? 0
      return visit.BREAK
    },
  })
  return offset
}
