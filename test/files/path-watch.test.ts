import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type PathWatch, watchPaths } from '../../server/files/path-watch.ts'
import { packageRoot } from '../../server/files/root.ts'
import { runProgram } from '../helpers/command.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

let folder: string
let watched: string
let changes: number
let problems: string[]
let watch: PathWatch | undefined

beforeEach(() => {
  folder = temporaryFolder('watch')
  watched = join(folder, 'scenarios')
  mkdirSync(watched)
  writeFileSync(join(watched, 'a.yaml'), 'a')
  changes = 0
  problems = []
})

afterEach(() => {
  watch?.close()
  watch = undefined
})

function start(...paths: string[]): void {
  const onChange = () => void changes++
  watch = watchPaths(paths, onChange, (path, code) => problems.push(`${path} ${code}`))
}

/** Does something, and waits until it is told: within half a second, and in thrice that where the machine is busy. */
async function toldOf(change: () => void): Promise<void> {
  const before = changes
  change()
  const started = performance.now()
  while (changes === before && performance.now() - started < 2_000) await sleep(5)
  expect(changes - before).toBeGreaterThan(0)
  expect(performance.now() - started).toBeLessThan(1_500)
  // What the same change still sets off belongs to it.
  await sleep(150)
}

const write = (name: string, text = 'x') => writeFileSync(join(watched, name), text)

test('a file that is written, added and removed is told within half a second', async () => {
  start(watched)
  await toldOf(() => write('a.yaml', 'b'))
  await toldOf(() => write('new.yaml'))
  await toldOf(() => unlinkSync(join(watched, 'new.yaml')))
})

test('an editor may put a new file in the place of the old one, again and again', async () => {
  start(watched)
  for (const text of ['b', 'c', 'd']) {
    await toldOf(() => {
      write('.a.yaml.swp', text)
      renameSync(join(watched, 'a.yaml'), join(watched, 'a.yaml~'))
      renameSync(join(watched, '.a.yaml.swp'), join(watched, 'a.yaml'))
    })
  }
})

test('what happens together is told together', async () => {
  start(watched)
  await toldOf(() => {
    for (let index = 0; index < 200; index++) write(`${index}.yaml`)
  })
  expect(changes).toBeLessThanOrEqual(2)
})

test('a folder may be taken away and come back', async () => {
  start(watched)
  await toldOf(() => rmSync(watched, { recursive: true }))
  await toldOf(() => mkdirSync(watched))
  await toldOf(() => write('a.yaml'))
  expect(problems).toEqual([])
})

test('another folder may be put in its place', async () => {
  start(watched)
  const other = join(folder, 'other')
  mkdirSync(other)
  await toldOf(() => {
    renameSync(watched, join(folder, 'old'))
    renameSync(other, watched)
  })
  await toldOf(() => write('b.yaml'))
})

test('a link may lead to another folder', async () => {
  const link = join(folder, 'current')
  symlinkSync(watched, link)
  start(link)
  await toldOf(() => write('a.yaml', 'b'))
  const other = join(folder, 'other')
  mkdirSync(other)
  await toldOf(() => {
    symlinkSync(other, `${link}.new`)
    renameSync(`${link}.new`, link)
  })
  await toldOf(() => writeFileSync(join(other, 'a.yaml'), 'c'))
})

test('a single file is watched too, and its neighbours are not', async () => {
  start(join(watched, 'a.yaml'))
  await toldOf(() => write('a.yaml', 'b'))
  await toldOf(() => {
    write('.new', 'c')
    renameSync(join(watched, '.new'), join(watched, 'a.yaml'))
  })
  const before = changes
  write('b.yaml')
  await sleep(200)
  expect(changes).toBe(before)
})

test('nothing is told of what is elsewhere, nor after it is closed', async () => {
  start(watched)
  writeFileSync(join(folder, 'elsewhere.yaml'), 'x')
  await sleep(200)
  expect(changes).toBe(0)
  write('a.yaml', 'b')
  await sleep(20)
  watch?.close()
  write('a.yaml', 'c')
  await sleep(200)
  expect(changes).toBe(0)
})

test('a folder above that is not there is a problem told, and no exception', () => {
  start(join(folder, 'none', 'scenarios'))
  expect(problems).toEqual([expect.stringContaining('none ENOENT')])
})

test('no process is kept alive by it', async () => {
  const script = `
    const { watchPaths } = await import(${JSON.stringify(join(packageRoot, 'server/files/path-watch.ts'))})
    watchPaths([${JSON.stringify(watched)}], () => {}, () => {})
    ;(await import('node:fs')).writeFileSync(${JSON.stringify(join(watched, 'a.yaml'))}, 'b')`
  const started = performance.now()
  const { code, stderr } = await runProgram(process.execPath, ['--input-type=module', '-e', script])
  expect([code, stderr]).toEqual([0, ''])
  expect(performance.now() - started).toBeLessThan(5_000)
})
