import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packageRoot } from '../../server/files/root.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/** A project of somebody's that has the package, as it would be published, among its dependencies. */
export interface InstalledPackage {
  /** The project's folder. */
  readonly project: string
  /** The package's, within it. */
  readonly folder: string
  /** What `npx smile-id-emulator` runs. */
  readonly command: string
  /** Writes a file of the project's. @returns its path. */
  write(name: string, text: string): string
}

/**
 * Packs this package, unpacks it into a new project, and lends it nothing but what its package.json asks for.
 * @param besides packages that the project has of its own.
 */
export function installPackage(besides: readonly string[]): InstalledPackage {
  // Paths with a space and a quote are where careless joining shows.
  const project = temporaryFolder("a partner's project")
  const modules = join(project, 'node_modules')
  const folder = join(modules, 'smile-id-emulator')
  mkdirSync(folder, { recursive: true })
  const packed = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', project], {
    cwd: packageRoot,
    encoding: 'utf8',
  })
  const [, file = ''] = /"filename": "([^"]+)"/.exec(packed) ?? []
  execFileSync('tar', ['-xzf', join(project, file), '-C', folder, '--strip-components=1'])

  const { dependencies, bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>
    readonly bin: Readonly<Record<string, string>>
  }
  const link = (to: string, from: string) => {
    mkdirSync(dirname(from), { recursive: true })
    symlinkSync(to, from)
  }
  for (const name of [...Object.keys(dependencies), ...besides]) {
    link(join(packageRoot, 'node_modules', name), join(modules, name))
  }
  const command = join(modules, '.bin', 'smile-id-emulator')
  link(join(folder, bin['smile-id-emulator'] ?? ''), command)
  writeFileSync(join(project, 'package.json'), '{ "name": "partner", "type": "module" }\n')

  return {
    project,
    folder,
    command,
    write(name, text) {
      writeFileSync(join(project, name), text)
      return join(project, name)
    },
  }
}
