import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A JSON Schema as it stands in a file. */
type Json = Readonly<Record<string, unknown>>

/** What the schemas of one folder share. */
interface Shared {
  /** The file that defines it, to be named when something is missing. */
  readonly file: string
  readonly $defs: Json
}

/**
 * The schemas of folders that have a `definitions.json`, by their paths from `root`, each with the definitions that it refers to:
 * who reads one file needs no other. Everything else in them is written by hand.
 * @throws Error when a definition is missing.
 */
export function schemasWithDefinitions(root: string): Map<string, Json> {
  const files = globSync('schemas/**/definitions.json', { cwd: root }).sort()
  return new Map(files.flatMap((file) => ofFolder(root, file)))
}

function ofFolder(root: string, file: string): [string, Json][] {
  const { $defs } = read(join(root, file)) as { $defs: Json }
  const paths = globSync(join(dirname(file), '*.schema.json'), { cwd: root }).sort()
  return paths.map((path) => [path, withDefinitions(read(join(root, path)), { file, $defs })])
}

/** The definitions stand before the examples: the schema's own, then shared ones in the order of their file. */
function withDefinitions(schema: Json, shared: Shared): Json {
  const { $defs: earlier = {}, examples, ...rest } = schema
  const own = Object.entries(earlier as Json).filter(([name]) => !Object.hasOwn(shared.$defs, name))
  const all = { ...shared, $defs: { ...Object.fromEntries(own), ...shared.$defs } }
  const used = reachable(rest, all)
  const $defs = Object.fromEntries(Object.entries(all.$defs).filter(([name]) => used.has(name)))
  return { ...rest, ...(used.size > 0 && { $defs }), examples }
}

function reachable(schema: unknown, shared: Shared, found: Set<string> = new Set()): Set<string> {
  for (const name of namesIn(schema)) {
    if (found.has(name)) continue
    if (!Object.hasOwn(shared.$defs, name)) throw new Error(`${shared.file} does not define ${name}.`)
    reachable(shared.$defs[name], shared, found.add(name))
  }
  return found
}

function namesIn(schema: unknown): string[] {
  return [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/(\w+)"/g)].map(([, name = '']) => name)
}

function read(path: string): Json {
  return JSON.parse(readFileSync(path, 'utf8')) as Json
}
