import type { Document, YAMLParseError } from 'yaml'
import { yaml } from './load-yaml.ts'

const severalDocuments =
  'has more than one document, and a file tells one scenario. What follows the line "---" belongs in a file of its own.'

const mergeKey =
  'has a merge key ("<<"), which YAML 1.2 does not know. Name a scenario with extends, or an alias (*name) as the whole of a value.'

const mostAliases = 100

/** What is wrong with a text as YAML, and where. */
interface YamlFault {
  readonly offset: number
  readonly message: string
}

/** Says what its parser found, in our words where its own do not help. */
export function describeSyntaxError({ code, message, pos: [offset] }: YAMLParseError): YamlFault {
  if (code === 'MULTIPLE_DOCS') return { offset, message: severalDocuments }
  if (/call stack/.test(message)) return { offset, message: 'is nested too deep to be read.' }
  return { offset, message: notValid(message) }
}

function notValid(message: string): string {
  return `is not valid YAML: ${message}`
}

/**
 * What the parser lets pass and we do not: the first key that stands twice in one map, or that merges another map into its own, or
 * the alias that is one too many. To resolve each looks at all the text.
 */
export function unwantedIn(document: Document.Parsed): YamlFault | undefined {
  const { isScalar, visit } = yaml()
  let aliases = 0
  let unwanted: YamlFault | undefined
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

/** Says what is wrong with aliases: one to nothing, or several that would grow without bounds. */
export function describeAliasError(document: Document.Parsed, { message }: Error): YamlFault {
  return { offset: aliasOffset(document), message: notValid(message) }
}

/** Where the first alias to nothing stands; the beginning when there is none. */
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
