// Writes what is made from the schemas, the scenarios and the code: server/generated/ (types, shipped scenarios), schemas/openapi.json,
// schemas/README.md, schemas/configuration.schema.json, scenarios/README.md, docs/magic-values.md, docs/migrating.md, docs/assumed.md, docs/test-callback.md, docs/hints.md, docs/control-api.md,
// docs/command-line.md, docs/README.md, llms.txt, llms-full.txt; and the definitions
// that the schemas of a folder share.
// `npm run generate` writes, `npm run generate -- --check` only says what is stale and exits 1.

import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { commands } from '../server/cli/commands.ts'
import { generations } from '../server/cli/options/graded.ts'
import { defaultSettings } from '../server/cli/options/grader.ts'
import { readDocument } from '../server/files/scenarios/document.ts'
import { readDocuments, readLayers, shippedScenarios } from '../server/files/scenarios/files.ts'
import { readSchema } from '../server/files/schema-files.ts'
import { casesFor } from '../server/grader/cases.ts'
import { createRegistry } from '../server/validation/registry.ts'
import { listGenerations } from '../server/vendor/generations-without-emulator.ts'
import { assumedPage } from './generate/assumed-page.ts'
import { callbackCasesPage } from './generate/callback-cases-page.ts'
import { wordings } from './generate/can-say.ts'
import { commandLinePage } from './generate/command-line-page.ts'
import { configurationSchema } from './generate/configuration-schema.ts'
import { controlApiPage } from './generate/control-api-page.ts'
import { chaptersOf, describePage, docsIndex } from './generate/docs-index.ts'
import { hintsPage } from './generate/hints-page.ts'
import { jsonText } from './generate/json-text.ts'
import { listOperations } from './generate/listed-operations.ts'
import { llmsFull, llmsIndex } from './generate/llms.ts'
import { magicValuesPage } from './generate/magic-values-page.ts'
import { isTolerant, readMessageSchemas, type Schema, suffix } from './generate/message-schema.ts'
import { migratingPage } from './generate/migrating-page.ts'
import { openApiDocument } from './generate/openapi.ts'
import { readme } from './generate/readme.ts'
import { scenariosPage } from './generate/scenarios-page.ts'
import { schemasWithDefinitions } from './generate/shared-definitions.ts'
import { shippedContents } from './generate/shipped-contents.ts'
import { shippedScenario } from './generate/shipped-scenario.ts'
import { typesOf } from './generate/types.ts'

const root = dirname(import.meta.dirname)
const completed = schemasWithDefinitions(root)
const messages = readMessageSchemas().map((one) => {
  const schema = completed.get(`schemas/${one.name}${suffix}`) as Schema | undefined
  return schema ? { ...one, schema } : one
})
const operations = await listOperations()

const files = new Map<string, string>()
// The emulator says nothing by the tolerant schemas, and reads a configuration by the table of options: it has no use for their types.
for (const message of messages.filter(({ folder, name }) => !isTolerant(folder) && name !== 'configuration')) {
  files.set(`server/generated/${message.name}.ts`, await typesOf(message))
}
for (const [path, schema] of completed) files.set(path, jsonText(schema))
files.set('schemas/configuration.schema.json', jsonText(configurationSchema()))
files.set('schemas/openapi.json', jsonText(openApiDocument(operations, messages)))
files.set('schemas/README.md', readme(operations, messages))
const registry = createRegistry(readSchema)
const readOne = (path: string) => readDocument(path, registry)
const { scenarios: shipped } = readLayers([shippedScenarios], readOne, wordings)
files.set('server/generated/shipped-scenario.ts', shippedScenario(shipped))
files.set('server/generated/shipped-contents.ts', shippedContents(readDocuments([shippedScenarios], readOne).documents))
files.set('scenarios/README.md', scenariosPage(readSchema('scenario') as Schema, shipped, operations))
files.set('docs/magic-values.md', await magicValuesPage(shipped))
files.set('docs/migrating.md', await migratingPage(listGenerations(), shipped))
files.set('docs/assumed.md', assumedPage(messages))
files.set('docs/hints.md', hintsPage(listGenerations()))
files.set('docs/control-api.md', controlApiPage(operations, messages))
files.set('docs/command-line.md', await commandLinePage(commands))
const { maxAge } = defaultSettings
files.set(
  'docs/test-callback.md',
  callbackCasesPage(
    generations.map((one) => ({ ...one, cases: casesFor(one, { products: one.grading.products, maxAge }) })),
  ),
)
// Last: the others may be new.
const documents = [
  ...new Set([
    ...globSync('docs/*.md', { cwd: root }),
    ...[...files.keys()].filter((path) => /^docs\/[^/]+\.md$/.test(path)),
  ]),
]
const readPage = (path: string) => files.get(path) ?? current(path)
const chapters = chaptersOf(documents.map((path) => path.slice('docs/'.length)).toSorted(), readPage)
files.set('docs/README.md', docsIndex(chapters))
files.set('llms.txt', llmsIndex(describePage(readPage('README.md') ?? '').about, chapters))
files.set(
  'llms-full.txt',
  llmsFull(chapters, (path) => readPage(path) ?? ''),
)

const stale = [...files].filter(([path, text]) => text !== current(path)).map(([path]) => path)
const orphans = globSync('server/generated/**/*.ts', { cwd: root }).filter((path) => !files.has(path))

if (process.argv.includes('--check')) {
  for (const path of [...stale, ...orphans]) console.error(`stale: ${path}`)
  if (stale.length + orphans.length > 0) {
    console.error('Run `npm run generate` and commit what it writes.')
    process.exitCode = 1
  } else console.log(`${files.size} generated files are fresh.`)
} else {
  for (const path of orphans) rmSync(join(root, path))
  for (const path of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), files.get(path) ?? '')
    console.log(`wrote ${path}`)
  }
  console.log(`${files.size} generated files, ${stale.length} rewritten.`)
}

function current(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}
