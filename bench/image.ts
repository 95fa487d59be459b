import { execFile } from 'node:child_process'
import { parseArgs, promisify } from 'node:util'
import { packageRoot } from '../server/files/root.ts'
import { machine } from './machine.ts'
import { startTarget } from './running-target.ts'
import { type Figure, tableHead, tableRow } from './scale/figure.ts'
import { median } from './statistics.ts'
import type { Target } from './target.ts'

const execute = promisify(execFile)
const image = 'smile-id-emulator-measured'
const volume = 'smile-id-emulator-measured'
const base = 'node:24-slim'
const starts = 5

const help = `Builds the image of the Dockerfile, and measures it: how large it is, and how long it takes to its first answer.

Usage: npm run image [-- --engine podman] [-- -- WORDS]

  --engine NAME  docker or podman; whichever is there by default.
  --help         This text.
  WORDS          Further arguments of the engine's build, such as --pull=never.

It needs a container engine, and the network for ${base} and packages. The image stays; the volume of the measurement does not.
Exit code 1 when there is no engine, or it cannot build; 2 when it can build and not run.`

/** Runs a command of the engine's. @returns what it says. @throws Error with its last words. */
async function ask(engine: string, words: readonly string[]): Promise<string> {
  try {
    return (await execute(engine, [...words], { cwd: packageRoot, maxBuffer: 64 * 1024 * 1024 })).stdout.trim()
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr || (error as Error).message).trim()
    throw new Error(`${engine} ${words[0]}: ${said.split('\n').slice(-5).join('\n')}`)
  }
}

async function findEngine(): Promise<string> {
  for (const engine of ['docker', 'podman']) {
    if (await ask(engine, ['--version']).catch(() => '')) return engine
  }
  throw new Error('there is neither docker nor podman.')
}

/** In bytes, unpacked. */
async function sizeOf(engine: string, name: string): Promise<number> {
  return Number(await ask(engine, ['image', 'inspect', '--format', '{{.Size}}', name]))
}

/** As the README runs it, with a read-only root besides. */
function container(engine: string): Target {
  return {
    name: image,
    health: '/__emulator/health',
    command: (port) => {
      const words = ['--rm', '--read-only', '--volume', `${volume}:/data`, '--publish', `127.0.0.1:${port}:7645`]
      return [engine, 'run', ...words, image]
    },
  }
}

/** Milliseconds from `run` to the first answer; the first start makes the certificates and fills the compile cache. */
async function startUps(engine: string): Promise<{ first: number; later: number }> {
  const found: number[] = []
  await ask(engine, ['volume', 'rm', '--force', volume])
  try {
    for (let turn = 0; turn <= starts; turn++) {
      await using running = await startTarget(container(engine))
      found.push(running.startUp)
    }
  } finally {
    await ask(engine, ['volume', 'rm', '--force', volume])
  }
  const [first = Number.NaN, ...later] = found
  return { first, later: median(later) }
}

/** As engines count: a million bytes. */
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
const report = (figure: Figure): void => console.log(tableRow(figure))

async function measure(engine: string, words: readonly string[]): Promise<void> {
  console.error(`image: ${engine} builds it`)
  await ask(engine, ['build', '--tag', image, ...words, '.'])
  console.log(`${machine()}, ${await ask(engine, ['--version'])}\n\n${tableHead}`)
  const [whole, ofBase] = await Promise.all([sizeOf(engine, image), sizeOf(engine, base)])
  report({ name: `size of ${base}`, value: megabytes(ofBase) })
  report({ name: 'size of the image', value: megabytes(whole), ratio: (whole / ofBase).toFixed(2) })
  console.error(`image: ${engine} starts it ${starts + 1} times`)
  const { first, later } = await startUps(engine).catch((error: Error) => {
    process.exitCode = 2
    throw error
  })
  report({ name: 'start-up, the first time', value: `${Math.round(first)} ms` })
  report({ name: `start-up, later (median of ${starts})`, value: `${Math.round(later)} ms` })
}

// By way of exit, so that the containers are ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

try {
  const { values, positionals } = parseArgs({
    options: { engine: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  })
  if (values.help) console.log(help)
  else await measure(values.engine ?? (await findEngine()), positionals)
} catch (error) {
  console.error(`image: ${(error as Error).message}`)
  process.exitCode ??= 1
}
