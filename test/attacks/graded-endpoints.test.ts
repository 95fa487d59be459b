import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { createHttpPartner, type HttpPartner } from '../../server/grader/run/http-partner.ts'
import { CannotGradeError } from '../../server/grader/run/partner-port.ts'
import { gradeExample } from '../grader/grade-example.ts'
import { cli, run } from '../helpers/command.ts'
import {
  type Behaviour,
  endlessAnswers,
  startHostileEndpoint,
  startUnreachableEndpoint,
} from '../helpers/hostile-endpoints.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

// The limit of a call here, and what it may take on a machine that does much else.
const limit = 60
const soon = 2_000

const behaviours = Object.entries(endlessAnswers)
const job = { userId: 'user', jobId: 'job', jobType: 2 }

const open: HttpPartner[] = []
afterEach(() => {
  for (const partner of open.splice(0)) partner.close()
})

function partnerAt(url: string): HttpPartner {
  const partner = createHttpPartner({
    statusUrl: `${url}/{job_id}`,
    vocabulary: { path: 'decision', words: { approved: ['approved'], rejected: [], pending: [] } },
    prepareUrl: url,
    maxAnswer: limit,
    patience: limit,
    allowedHosts: [],
  })
  open.push(partner)
  return partner
}

describe('the grader waits no longer than it means to for an endpoint that', () => {
  test.each(behaviours)('%s', async (_, behaviour) => {
    await using endpoint = await startHostileEndpoint(behaviour)
    const partner = partnerAt(endpoint.url)
    const started = performance.now()
    expect(await partner.read?.(job)).toMatchObject({ unreadable: true, said: expect.stringContaining('nothing') })
    await expect(partner.announce(job)).rejects.toThrow(CannotGradeError)
    await partner.cut({ url: endpoint.url, headers: {}, body: 'x'.repeat(100) })
    expect(performance.now() - started).toBeLessThan(3 * limit + soon)
  })

  test('nobody can connect to', async () => {
    await using endpoint = await startUnreachableEndpoint()
    const partner = partnerAt(endpoint.url)
    expect(await partner.read?.(job)).toMatchObject({ said: expect.stringContaining('No connection within 60ms.') })
    await partner.cut({ url: endpoint.url, headers: {}, body: 'x'.repeat(100) })
  })
})

/** Answers each request with these first lines, and closes. */
function answering(...lines: string[]): Behaviour {
  return (socket) => {
    socket.end(`HTTP/1.1 ${[...lines, 'Content-Length: 0', 'Connection: close', '', ''].join('\r\n')}`)
    return undefined
  }
}

const fine = answering('200 OK')
const silent: Behaviour = () => undefined

/** Is well as long as somebody only looks whether it is there, and then behaves so. */
function afterTheFirst(behaviour: Behaviour): Behaviour {
  let asked = 0
  return (socket) => (asked++ === 0 ? fine : behaviour)(socket)
}

describe('a grading comes to its end at an endpoint that', () => {
  // The first look has to be answered in time, on a busy machine as well.
  const patient = 25 * limit

  test.concurrent.each(behaviours)('%s to every callback but the first', async (_, behaviour) => {
    await using endpoint = await startHostileEndpoint(afterTheFirst(behaviour))
    const only = ['delivery/plain', 'delivery/retry-after-break']
    const options = { statusUrl: undefined, prepareUrl: undefined, maxAnswer: patient, settle: 10, only }
    const report = await gradeExample(endpoint.url, options)
    expect(report).toMatchObject({ passed: 0, failed: 2, notRun: 0 })
  })
})

test('a conclusion that never comes is awaited for the allowed time, but not requested endlessly', async () => {
  await using partner = await startHostileEndpoint(fine)
  let asked = 0
  await using status = await startHostileEndpoint((socket) => {
    asked++
    return (asked === 1 ? fine : silent)(socket)
  })
  const statusUrl = `${status.url}/{job_id}`
  const options = { statusUrl, prepareUrl: undefined, patience: limit, settle: 5 * limit, only: ['delivery/plain'] }
  const { results } = await gradeExample(partner.url, options)
  expect(results).toMatchObject([{ status: 'failed', actual: expect.stringContaining('No answer within 60ms') }])
  expect(asked).toBeLessThan(9)
})

describe('test-callback ends with its own code and a whole report, when the endpoint', () => {
  const reportOf = (file: string) => readFileSync(file, 'utf8')
  const whole = /^<\?xml [\s\S]*<testsuites [\s\S]*<\/testsuites>\n$/

  async function grade(behaviour: Behaviour, ...more: string[]) {
    await using endpoint = await startHostileEndpoint(behaviour)
    const file = join(temporaryFolder('grade'), 'report.xml')
    const words = [
      '--api',
      'v1',
      '--reporter',
      'junit',
      '--output',
      file,
      '--max-answer',
      `${limit}ms`,
      '--only',
      'delivery',
    ]
    const { code, stderr } = await run(['test-callback', endpoint.url, ...words, ...more])
    return { code, stderr, report: reportOf(file) }
  }

  const named = (name: string): Behaviour => {
    const behaviour = endlessAnswers[name]
    if (!behaviour) throw new Error(`no behaviour is called "${name}"`)
    return behaviour
  }

  test.concurrent.each(['says nothing', 'answers 103 for ever', 'drips its trailers'])('%s', async (name) => {
    const { code, stderr, report } = await grade(named(name))
    expect([code, stderr]).toEqual([2, expect.stringContaining('cannot be tested. No ')])
    expect(report).toMatch(whole)
    expect(report).toMatch(/tests="1" failures="1"[\s\S]*name="the run finishes"[\s\S]*cannot be tested/)
  })

  test.concurrent('asks for WebSocket', async () => {
    const { code, report } = await grade(named('asks for WebSocket and speaks on (101)'), '--max-answer', '5s')
    expect(code).toBe(1)
    expect(report).toMatch(whole)
    expect(report).toMatch(/tests="10" failures="10"[\s\S]*It asked for another protocol/)
  })

  test.concurrent('drips its body after the first callback', async () => {
    const { code, report } = await grade(afterTheFirst(named('drips its body')), '--max-answer', '1s')
    expect(code).toBe(1)
    expect(report).toMatch(whole)
    expect(report).toMatch(/tests="10" failures="10"[\s\S]*no end of the answer within 1s/)
  })

  test.concurrent('answers its conclusions with circular redirects', async () => {
    await using status = await startHostileEndpoint(answering('302 Found', 'Location: /circle'))
    const { code, stderr, report } = await grade(fine, '--max-answer', '5s', '--status-url', `${status.url}/{job_id}`)
    expect([code, stderr]).toEqual([2, expect.stringContaining('302 and leads to /circle, which is not followed')])
    expect(report).toMatch(whole)
  })

  test.concurrent('takes no more announcements', async () => {
    await using prepare = await startHostileEndpoint(answering('503 Service Unavailable'))
    const { code, report } = await grade(fine, '--max-answer', '5s', '--prepare-url', prepare.url)
    expect(code).toBe(2)
    expect(report).toMatch(whole)
    expect(report).toContain('answered 503 to')
  })

  test.concurrent('is being graded while somebody kills the process', async () => {
    await using endpoint = await startHostileEndpoint(named('says nothing'))
    const file = join(temporaryFolder('grade'), 'report.xml')
    const words = ['test-callback', endpoint.url, '--reporter', 'junit', '--output', file]
    const grading = spawn(process.execPath, [cli, ...words], { stdio: 'ignore' })
    await endpoint.asked
    grading.kill('SIGKILL')
    await once(grading, 'exit')
    expect(reportOf(file)).toMatch(whole)
    expect(reportOf(file)).toContain('The run was cut short.')
  })
})
