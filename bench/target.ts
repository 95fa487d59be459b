import { fileURLToPath } from 'node:url'

/** A server that is measured. */
export interface Target {
  readonly name: string
  /** What Node is given to run it on a port. */
  command(port: number): readonly string[]
  /** A cheap GET that answers 200. */
  readonly health: string
}

/** The emulator and its two peers, the one it is compared with first. @param dataDir where the emulator keeps its certificates. */
export function createTargets(dataDir: string): readonly Target[] {
  const emulator: Target = {
    name: 'emulator',
    command: (port) => [
      ...[fileURLToPath(import.meta.resolve('../server/cli.ts')), 'start', '--quiet'],
      ...['--port', String(port), '--data-dir', dataDir],
    ],
    health: '/__emulator/health',
  }
  const bare = (name: string, file: string): Target => ({
    name,
    command: (port) => [file, String(port)],
    health: '/',
  })
  return [
    emulator,
    bare('bare Express', fileURLToPath(import.meta.resolve('./bare-express.ts'))),
    bare('bare node:http', fileURLToPath(import.meta.resolve('./bare-node.ts'))),
  ]
}
