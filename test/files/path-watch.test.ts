import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchPaths } from '../../server/files/path-watch.ts'
import { packageRoot } from '../../server/files/root.ts'
import { runProgram } from '../helpers/command.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

/** A folder of its own, with `scenarios/a.yaml` in it, and a watch. `using` closes that. */
function prepare() {
  const folder = temporaryFolder('watch')
  const watched = join(folder, 'scenarios')
  mkdirSync(watched)
  writeFileSync(join(watched, 'a.yaml'), 'a')
  const problems: string[] = []
  let changes = 0
  let close = () => {}

  function start(...paths: string[]): void {
    const onChange = () => void changes++
    ;({ close } = watchPaths(paths, onChange, (path, code) => problems.push(`${path} ${code}`)))
  }

  /** Does something, and waits until it is noticed: within half a second, and in thrice that where the machine is busy. */
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

  return {
    folder,
    watched,
    problems,
    start,
    toldOf,
    write: (name: string, text = 'x') => writeFileSync(join(watched, name), text),
    changes: () => changes,
    close: () => close(),
    [Symbol.dispose]: () => close(),
  }
}

test.concurrent('a file that is written, added or removed is reported within half a second', async () => {
  using ground = prepare()
  const { watched, start, toldOf, write } = ground
  start(watched)
  await toldOf(() => write('a.yaml', 'b'))
  await toldOf(() => write('new.yaml'))
  await toldOf(() => unlinkSync(join(watched, 'new.yaml')))
})

test.concurrent('an editor may put a new file in the place of the old one, again and again', async () => {
  using ground = prepare()
  const { watched, start, toldOf, write } = ground
  start(watched)
  for (const text of ['b', 'c', 'd']) {
    await toldOf(() => {
      write('.a.yaml.swp', text)
      renameSync(join(watched, 'a.yaml'), join(watched, 'a.yaml~'))
      renameSync(join(watched, '.a.yaml.swp'), join(watched, 'a.yaml'))
    })
  }
})

test.concurrent('changes that happen together are reported together', async () => {
  using ground = prepare()
  const { watched, start, toldOf, write, changes } = ground
  start(watched)
  await toldOf(() => {
    for (let index = 0; index < 200; index++) write(`${index}.yaml`)
  })
  expect(changes()).toBeLessThanOrEqual(2)
})

test.concurrent('a folder may be taken away and come back', async () => {
  using ground = prepare()
  const { watched, problems, start, toldOf, write } = ground
  start(watched)
  await toldOf(() => rmSync(watched, { recursive: true }))
  await toldOf(() => mkdirSync(watched))
  await toldOf(() => write('a.yaml'))
  expect(problems).toEqual([])
})

test.concurrent('another folder may be put in its place', async () => {
  using ground = prepare()
  const { folder, watched, start, toldOf, write } = ground
  start(watched)
  const other = join(folder, 'other')
  mkdirSync(other)
  await toldOf(() => {
    renameSync(watched, join(folder, 'old'))
    renameSync(other, watched)
  })
  await toldOf(() => write('b.yaml'))
})

test.concurrent('a link may lead to another folder', async () => {
  using ground = prepare()
  const { folder, watched, start, toldOf, write } = ground
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

test.concurrent('a single file is watched too, and its neighbours are not', async () => {
  using ground = prepare()
  const { watched, start, toldOf, write, changes } = ground
  start(join(watched, 'a.yaml'))
  await toldOf(() => write('a.yaml', 'b'))
  await toldOf(() => {
    write('.new', 'c')
    renameSync(join(watched, '.new'), join(watched, 'a.yaml'))
  })
  const before = changes()
  write('b.yaml')
  await sleep(200)
  expect(changes()).toBe(before)
})

test.concurrent('nothing is reported from elsewhere, nor after it is closed', async () => {
  using ground = prepare()
  const { folder, watched, start, write, changes, close } = ground
  start(watched)
  writeFileSync(join(folder, 'elsewhere.yaml'), 'x')
  await sleep(200)
  expect(changes()).toBe(0)
  write('a.yaml', 'b')
  await sleep(20)
  close()
  write('a.yaml', 'c')
  await sleep(200)
  expect(changes()).toBe(0)
})

test.concurrent('a missing folder above is a reported problem, and not an exception', () => {
  using ground = prepare()
  const { folder, problems, start } = ground
  start(join(folder, 'none', 'scenarios'))
  expect(problems).toEqual([expect.stringContaining('none ENOENT')])
})

test.concurrent('no process is kept alive by it', async () => {
  using ground = prepare()
  const { watched } = ground
  const script = `
    const { watchPaths } = await import(${JSON.stringify(join(packageRoot, 'server/files/path-watch.ts'))})
    watchPaths([${JSON.stringify(watched)}], () => {}, () => {})
    ;(await import('node:fs')).writeFileSync(${JSON.stringify(join(watched, 'a.yaml'))}, 'b')`
  const started = performance.now()
  const { code, stderr } = await runProgram(process.execPath, ['--input-type=module', '-e', script])
  expect([code, stderr]).toEqual([0, ''])
  expect(performance.now() - started).toBeLessThan(5_000)
})
