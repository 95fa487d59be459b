import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A server that is measured. */
export interface Target {
  readonly name: string
  /** The program that runs it on a port, and what it is given. */
  command(port: number): readonly [program: string, ...words: string[]]
  /** A cheap GET that answers 200. */
  readonly health: string
  /** Loads that it is not set up for, by name. */
  readonly lacks?: readonly string[]
}

/**
 * The emulator and the bare servers, the one it is compared with first; then the emulator that keeps everything in a file.
 * @param dataDir where the emulator keeps its certificates, and that file.
 */
export function createTargets(dataDir: string): readonly Target[] {
  return [
    emulatorTarget('emulator', ['--data-dir', dataDir]),
    bare('bare Express', here('./bare-express.ts')),
    bare('bare node:http', here('./bare-node.ts')),
    emulatorTarget('emulator --data', ['--data-dir', dataDir, '--data', join(dataDir, 'bench.db')]),
  ]
}

/** The emulator by its command. @param options of `start`. */
export function emulatorTarget(name: string, options: readonly string[]): Target {
  return {
    name,
    command: (port) => [process.execPath, here('../cli.js'), 'start', '--quiet', '--port', String(port), ...options],
    health: '/__emulator/health',
  }
}

function bare(name: string, file: string): Target {
  return { name, command: (port) => [process.execPath, file, String(port)], health: '/' }
}

function here(path: string): string {
  return fileURLToPath(import.meta.resolve(path))
}
