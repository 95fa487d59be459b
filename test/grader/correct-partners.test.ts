import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generations } from '../../server/cli/options/graded.ts'
import { defaultSettings } from '../../server/cli/options/grader.ts'
import { packageRoot } from '../../server/files/root.ts'
import type { GraderOptions } from '../../server/grader/open-grader.ts'
import type { GradeReport } from '../../server/grader/report.ts'
import { chosenRounds } from '../../server/grader/rounds.ts'
import { problemWith } from '../helpers/problem-with.ts'
import { type RunningPartner, startPartner } from './faulty-partner.ts'
import { gradeExample, textOf } from './grade-example.ts'

const noPython = await problemWith('python3', ['--version'])
const script = join(packageRoot, 'examples', 'partner-python', 'partner.py')

async function startPythonPartner(): Promise<RunningPartner> {
  const server = spawn('python3', [script], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<string>((resolve) => {
    server.stdout.on('data', (text) => resolve(/localhost:(\d+)/.exec(String(text))?.[1] ?? ''))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.kill()
    },
  }
}

function gradePython(url: string, more: Partial<GraderOptions>): Promise<GradeReport> {
  return gradeExample(url, {
    url: `${url}/smile`,
    statusUrl: `${url}/jobs/{job_id}`,
    prepareUrl: `${url}/jobs`,
    vocabulary: { path: 'job.status', words: { approved: ['APPROVED'], rejected: ['DECLINED'], pending: ['WAITING'] } },
    ...more,
  })
}

// What a partner does the same way every time needs no second look.
const steady = ['outcomes', 'codes', 'fields']

const gradings = Number(process.env.SMILE_ID_EMULATOR_GRADINGS ?? 0)

const both = { generations, onlyTaken: false }
// Twenty seconds are promised. Other tests run beside it, so that what it takes the processor is held.
const longest = 20_000

/**
 * Everything of both generations once, in one run; then so many times in a row what depends on who comes first, about one product
 * after another.
 */
async function grades(grade: (more: Partial<GraderOptions>) => Promise<GradeReport>): Promise<GradeReport[]> {
  const products = chosenRounds({ ...defaultSettings, statusUrl: undefined }).flatMap((round) => round.products)
  const [started, cost] = [performance.now(), process.threadCpuUsage()]
  const reports = [await grade({ ...both, seed: 'everything' })]
  const { user, system } = process.threadCpuUsage(cost)
  const [wall, busy] = [performance.now() - started, (user + system) / 1_000]
  console.log(`both generations: ${Math.round(wall)} ms, of which ${Math.round(busy)} ms of the processor`)
  expect(busy).toBeLessThan(longest)
  for (let turn = 0; turn < gradings; turn++) {
    const product = products[turn % products.length] ?? 'enhanced_kyc'
    reports.push(await grade({ ...both, seed: `turn-${turn}`, products: [product], skip: steady, settle: 50 }))
  }
  return reports
}

function expectNoFault(reports: readonly GradeReport[]): void {
  const wrong = reports.flatMap(({ results }) => results.filter(({ status }) => status === 'failed'))
  expect(wrong.map(textOf)).toEqual([])
  // What the vendor's scheme cannot keep anybody from is said to everybody, once for each generation.
  const apisOf = ({ results }: GradeReport) => new Set(results.map((one) => one.generation)).size
  expect(reports.map(({ advice }) => advice)).toEqual(reports.map(apisOf))
  expect(reports.map(({ notRun, leftOut }) => [notRun, leftOut])).toEqual(reports.map(() => [0, []]))
  const counts = generations.map(({ name }) => reports[0]?.results.filter((one) => one.generation === name).length ?? 0)
  expect(counts.map((count) => count > 130)).toEqual([true, true])
}

describe('the grader finds nothing wrong with', { timeout: 60_000 + gradings * 10_000 }, () => {
  test.concurrent('the partner in Node', async () => {
    await using partner = await startPartner()
    expectNoFault(await grades((more) => gradeExample(partner.url, more)))
  })

  const withPython = noPython ? test.skip : test.concurrent
  withPython('the partner in Python', async () => {
    await using partner = await startPythonPartner()
    expectNoFault(await grades((more) => gradePython(partner.url, more)))
  })

  test.concurrent('a partner of which only the answers can be seen', async () => {
    await using partner = await startPartner()
    const report = await gradeExample(partner.url, { ...both, statusUrl: undefined, products: ['enhanced_kyc'] })
    expect(report).toMatchObject({ failed: 0, advice: 2 })
  })
})
