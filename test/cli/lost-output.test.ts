import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cli, runProgram } from '../helpers/command.ts'
import { testDataDir, testStart } from '../helpers/emulator.ts'
import { freePort } from '../helpers/free-port.ts'

const places = ['a full disk', 'a pipe that nobody reads any more'] as const

/** Starts the command with all its output going where it is lost. */
function startInto(place: (typeof places)[number], words: readonly string[]) {
  const output = place === 'a full disk' ? openSync('/dev/full', 'w') : 'pipe'
  const options: SpawnOptions = { stdio: ['ignore', output, output] }
  const child = spawn(process.execPath, [cli, ...words], options)
  child.stdout?.destroy()
  child.stderr?.destroy()
  return child
}

/** Asks again until something listens. */
async function answerOf(url: string): Promise<number> {
  for (;;) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (response) return response.status
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe.concurrent.each(places)('a log that goes to %s', (place) => {
  test('does not end start, which continues and ends when it is stopped', async () => {
    const port = await freePort()
    const child = startInto(place, [...testStart, '--port', String(port)])
    for (let turn = 0; turn < 5; turn++) {
      expect(await answerOf(`http://localhost:${port}/v1/no-such-thing`)).toBe(404)
    }
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('does not end exec --verbose, which ends with the exit code of its command', async () => {
    const asked = `for (let turn = 0; turn < 5; turn++) await fetch(process.env.SMILE_ID_BASE_URL + '/no-such-thing'); process.exit(7)`
    const options = ['exec', '--verbose', '--data-dir', testDataDir]
    const child = startInto(place, [...options, '--', process.execPath, '--input-type=module', '-e', asked])
    expect(await once(child, 'exit')).toEqual([7, null])
  })
})

describe('a report that is all that was asked for', () => {
  const shell = (script: string) => runProgram('sh', ['-c', script, process.execPath, cli])

  test('and goes to a full disk makes a success a failure, and says so', async () => {
    expect(await shell('"$0" "$1" check --reporter json >/dev/full')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The output cannot be written: ENOSPC'),
    })
  })

  test.each([
    ['check', 0],
    ['check /no/such/place', 1],
  ])('and loses its reader leaves the exit code of %s alone', async (words, code) => {
    const { stdout } = await shell(`{ { "$0" "$1" ${words} --reporter json; echo "$?" >&3; } | true; } 3>&1`)
    expect(stdout).toBe(`${code}\n`)
  })
})
