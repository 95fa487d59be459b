import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entriesOf } from './changelog.ts'
import { type Packed, packedProblems } from './packed-files.ts'
import { imageTags, isVersion, saidVersions } from './versions.ts'

/** One thing that has to hold before a release. */
export interface Check {
  readonly name: string
  /** @returns what was looked at, in a few words. @throws Error that says what is wrong. */
  readonly run: () => string
}

interface Bom {
  readonly bomFormat: string
  readonly specVersion: string
  readonly components: readonly {
    readonly name: string
    readonly version: string
    readonly licenses?: readonly unknown[]
  }[]
}

/** Everything that is checked before a version is released, in order. */
export function checksOf(root: string, version: string): readonly Check[] {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const npm = (...words: string[]) => run(root, 'npm', words)
  return [
    { name: 'version', run: () => checkVersions(root, version) },
    { name: 'changelog', run: () => checkChangelog(read('CHANGELOG.md'), version) },
    { name: 'made files', run: () => run(root, process.execPath, ['schemas/generate.ts', '--check']).trim() },
    { name: 'packed files and types', run: () => checkPacked(root) },
    {
      name: 'bill of materials',
      run: () =>
        checkBom(JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'))),
    },
    { name: 'provenance', run: () => checkProvenance(read('.github/workflows/release.yml')) },
    { name: 'image tags', run: () => imageTags(version).join(', ') },
  ]
}

function checkVersions(root: string, version: string): string {
  if (!isVersion(version)) throw new Error(`"${version}" is no version, such as 1.2.3.`)
  const said = saidVersions(root)
  const others = said.filter((one) => one.version !== version)
  if (others.length > 0) {
    throw new Error(others.map((one) => `${one.place} says ${one.version ?? 'no version'}, not ${version}.`).join('\n'))
  }
  return `${version} in ${said.map(({ place }) => place).join(', ')}`
}

function checkChangelog(changelog: string, version: string): string {
  const own = entriesOf(changelog, version)
  if (own.length > 0) return `${own.length} lines under [${version}]`
  const coming = entriesOf(changelog, 'Unreleased')
  if (coming.length === 0)
    throw new Error(`CHANGELOG.md has nothing under [${version}], and nothing under [Unreleased].`)
  return `${coming.length} lines under [Unreleased], which become [${version}]`
}

/** Packs as npm would, and has what is packed judged: its files, its package.json, and its types. */
function checkPacked(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'smile-id-emulator-release-'))
  try {
    const [packed] = JSON.parse(run(root, 'npm', ['pack', '--json', '--silent', '--pack-destination', folder])) as [
      Packed & { readonly filename: string },
    ]
    const problems = packedProblems(packed)
    if (problems.length > 0) throw new Error(problems.join('\n'))
    const file = join(folder, packed.filename)
    // It is an ES module, which CommonJS requires as well; the schemas are JSON, which has no types.
    run(root, 'npx', ['--no', 'attw', file, '--profile', 'esm-only', '--exclude-entrypoints', 'package.json'])
    run(root, 'npx', ['--no', 'publint', 'run', file, '--strict'])
    return `${packed.files.length} files, ${Math.round(packed.size / 1024)} kB; attw and publint find nothing`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

// Their package.json says it in an old form, or a file of theirs does.
const licensedElsewhere: Readonly<Record<string, string>> = { busboy: 'MIT', streamsearch: 'MIT', 'htmx.org': '0BSD' }

function checkBom({ bomFormat, specVersion, components }: Bom): string {
  if (bomFormat !== 'CycloneDX') throw new Error(`npm made a ${bomFormat}.`)
  const unlicensed = components.filter(
    ({ name, licenses = [] }) => licenses.length === 0 && !(name in licensedElsewhere),
  )
  if (unlicensed.length > 0) throw new Error(`No licence is known of ${unlicensed.map(({ name }) => name).join(', ')}.`)
  return `${bomFormat} ${specVersion}, ${components.length} packages, each with a licence`
}

/** npm signs where a package comes from, if the workflow may ask for its identity and says so. */
function checkProvenance(workflow: string): string {
  const missing = ['id-token: write', 'npm publish --provenance --access public', 'repository.url'].filter(
    (words) => !workflow.includes(words),
  )
  if (missing.length > 0) throw new Error(`.github/workflows/release.yml lacks ${missing.join(' and ')}.`)
  return 'the workflow publishes with --provenance, under its own identity'
}

function run(root: string, program: string, words: readonly string[]): string {
  try {
    return execFileSync(program, [...words], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${[program, ...words].join(' ')}\n${stdout}${stderr}`.trim())
  }
}
