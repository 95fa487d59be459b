import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The package's own folder, in the source tree and in the built one. */
export const packageRoot: string = findRoot(import.meta.dirname)

/** This package's version, from its package.json. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
  return version
}

function findRoot(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findRoot(dirname(folder))
}
