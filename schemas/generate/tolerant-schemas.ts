import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A JSON Schema as it stands in a file. */
type Json = Readonly<Record<string, unknown>>

const folder = join('schemas', 'v1', 'tolerant')

/**
 * The tolerant schemas by their paths from `root`, each with the definitions that it refers to: a partner who reads one
 * file needs no other. Everything else in them is written by hand. @throws Error when a definition is missing.
 */
export function tolerantSchemas(root: string): Map<string, Json> {
  const { $defs } = read(join(root, folder, 'definitions.json')) as { $defs: Json }
  const paths = globSync(join(folder, '*.schema.json'), { cwd: root }).sort()
  return new Map(paths.map((path) => [path, withDefinitions(read(join(root, path)), $defs)]))
}

/** The definitions stand before the examples, in the order of their file. */
function withDefinitions(schema: Json, shared: Json): Json {
  const { $defs: _earlier, examples, ...rest } = schema
  const used = reachable(rest, shared)
  const $defs = Object.fromEntries(Object.entries(shared).filter(([name]) => used.has(name)))
  return { ...rest, ...(used.size > 0 && { $defs }), examples }
}

function reachable(schema: unknown, shared: Json, found: Set<string> = new Set()): Set<string> {
  for (const name of namesIn(schema)) {
    if (found.has(name)) continue
    if (!Object.hasOwn(shared, name)) throw new Error(`${folder}/definitions.json does not define ${name}.`)
    reachable(shared[name], shared, found.add(name))
  }
  return found
}

function namesIn(schema: unknown): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map(([, name = '']) => name)
}

function read(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json
}
