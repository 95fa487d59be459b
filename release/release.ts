// Prepares a release: npm run release -- --dry-run checks everything and changes nothing; npm run release -- VERSION writes the version
// where it is said, and the changelog. A tag, vVERSION, has .github/workflows/release.yml publish it.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { released } from './changelog.ts'
import { checksOf } from './checks.ts'
import { imageTags, isVersion, saidVersions, withVersion } from './versions.ts'

const usage = `npm run release -- --dry-run           check everything, and change nothing
npm run release -- VERSION             write the version and the changelog, and check
npm run release -- --image-tags        print the tags of the image, one a line`

const root = dirname(import.meta.dirname)
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean' }, 'image-tags': { type: 'boolean' }, help: { type: 'boolean' } },
})
const [current = ''] = saidVersions(root).map(({ version }) => version)
const [version = current] = positionals

if (values.help) console.log(usage)
else if (values['image-tags']) console.log(imageTags(version).join('\n'))
else if (!values['dry-run'] && positionals.length === 0) {
  console.error(usage)
  process.exitCode = 2
} else if (!isVersion(version)) {
  console.error(`"${version}" is no version, such as 1.2.3.`)
  process.exitCode = 2
} else {
  if (!values['dry-run']) write()
  process.exitCode = check() ? 0 : 1
}

function check(): boolean {
  let holds = true
  for (const { name, run } of checksOf(root, version)) {
    try {
      console.log(`✓ ${name}: ${run()}`)
    } catch (error) {
      holds = false
      console.log(`✗ ${name}: ${(error as Error).message.replaceAll('\n', '\n    ')}`)
    }
  }
  console.log(holds ? `\n${next()}` : '\nNothing is released before each of these holds.')
  return holds
}

function next(): string {
  if (values['dry-run']) return `${version} can be released: npm run release -- ${version}`
  return `Commit this, and push the tag: git commit -am 'Release ${version}' && git tag v${version} && git push --follow-tags`
}

/** Writes the version wherever one is said, and dates the changelog; what is made says it when it is made. */
function write(): void {
  for (const { place } of saidVersions(root)) {
    const path = join(root, place)
    if (!place.startsWith('schemas/')) writeFileSync(path, withVersion(place, readFileSync(path, 'utf8'), version))
  }
  const path = join(root, 'CHANGELOG.md')
  writeFileSync(path, released(readFileSync(path, 'utf8'), version, new Date().toISOString().slice(0, 10)))
  execFileSync(process.execPath, ['schemas/generate.ts'], { cwd: root, stdio: 'inherit' })
}
