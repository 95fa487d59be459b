// Compiles server/ into dist/, from nothing: npm run build. It needs no shell, so it runs on Windows as well.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)

rmSync(join(root, 'dist'), { recursive: true, force: true })
execFileSync(
  process.execPath,
  [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', join(root, 'tsconfig.build.json')],
  { stdio: 'inherit' },
)
// What the compiler does not copy.
const migrations = join('server', 'store', 'postgres', 'connection', 'migrations')
cpSync(join(root, migrations), join(root, 'dist', migrations), { recursive: true })
chmodSync(join(root, 'dist', 'server', 'cli.js'), 0o755)
