// Makes the pacts again: `npm run record` writes contracts/pacts/, `npm run record -- --check` only says what is stale.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makePacts } from './all-pacts.ts'

const folder = join(import.meta.dirname, 'pacts')
const made = await makePacts()
const present = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))
const orphans = present.filter((path) => !made.has(path))
const stale = [...made].filter(
  ([path, text]) => !present.includes(path) || readFileSync(join(folder, path), 'utf8') !== text,
)

if (process.argv.includes('--check')) {
  for (const path of [...orphans, ...stale.map(([path]) => path)]) console.error(`stale: contracts/pacts/${path}`)
  if (orphans.length + stale.length > 0) process.exitCode = 1
} else {
  for (const path of orphans) rmSync(join(folder, path))
  for (const [path, text] of stale) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
    console.log(`wrote contracts/pacts/${path}`)
  }
}
console.log(`${made.size} pacts, ${stale.length} of them changed.`)
