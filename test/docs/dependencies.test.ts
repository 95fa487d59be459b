import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'

interface LockedPackage {
  readonly dev?: boolean
  readonly optional?: boolean
  readonly devOptional?: boolean
  readonly hasInstallScript?: boolean
}

const read = (path: string) => readFileSync(join(packageRoot, path), 'utf8')
const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> }
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> }
const contributing = read('CONTRIBUTING.md')

/** What `npm ci --omit=dev` installs. */
const installed = Object.entries(packages).filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)

test('CONTRIBUTING says why each dependency is there, and of none that is not', () => {
  const rows = [...contributing.matchAll(/^\| ([@a-z][^|]*) \| \S/gm)].flatMap(([, names = '']) => names.split(', '))
  expect(rows.filter((name) => name !== 'package').sort()).toEqual(Object.keys(dependencies).sort())
})

test('CONTRIBUTING says how many packages a user installs', () => {
  const [, direct, all] = /(\d+) direct dependencies, (\d+) packages in all/.exec(contributing) ?? []
  expect([Number(direct), Number(all)]).toEqual([Object.keys(dependencies).length, installed.length])
})

test('versions of dependencies are exact, and none runs a script when it is installed', () => {
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
})
