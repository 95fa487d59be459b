// Writes what is made from the schemas: server/generated/ (types) and schemas/README.md.
// `npm run generate` writes, `npm run generate -- --check` only says what is stale and exits 1.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compile, type JSONSchema } from 'json-schema-to-typescript'

interface Schema extends JSONSchema {
  title: string
  description: string
  $comment: string
}

const root = dirname(import.meta.dirname)
const suffix = '.schema.json'

const files = new Map<string, string>()
const schemas = globSync(`**/*${suffix}`, { cwd: import.meta.dirname })
  .sort()
  .map((path) => ({
    name: path.slice(0, -suffix.length),
    schema: JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8')) as Schema,
  }))

for (const { name, schema } of schemas) files.set(`server/generated/${name}.ts`, await types(name, schema))
files.set('schemas/README.md', readme())

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

function types(name: string, schema: Schema): Promise<string> {
  return compile(structuredClone(schema), schema.title, {
    bannerComment: `// Made from schemas/${name}${suffix} by \`npm run generate\`. Do not edit.`,
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    format: true,
    style: { semi: false, singleQuote: true, printWidth: 120 },
  })
}

function readme(): string {
  const lines = [
    '<!-- Made from the schemas by `npm run generate`. Do not edit. -->',
    '# Schemas',
    '',
    'JSON Schema, draft 2020-12, one file a message, each complete in itself: no reference leaves its file.',
    'They are the source of truth: types, validation and this page are made from them.',
    '',
  ]
  for (const folder of [...new Set(schemas.map(({ name }) => dirname(name)))]) {
    lines.push(
      folder === '.' ? '## Files people write' : `## ${folder}`,
      '',
      '| schema | what it describes | source |',
      '|---|---|---|',
    )
    for (const { name, schema } of schemas.filter((one) => dirname(one.name) === folder)) {
      lines.push(`| [${name}](${name}${suffix}) | ${cell(schema.description)} | ${cell(schema.$comment)} |`)
    }
    lines.push('')
  }
  return lines.join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}

function current(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}
