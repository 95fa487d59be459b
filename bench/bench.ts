import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Effort, fullEffort, quickEffort } from './effort.ts'
import { inProcessLines, measureInProcess } from './measure-in-process.ts'
import { measureLoads } from './measure-loads.ts'
import { measureStartUps } from './measure-start-ups.ts'
import { createPackageZip } from './package-zip.ts'
import { installPeers } from './peers/install.ts'
import { resultsTable } from './results-table.ts'
import { concurrency } from './round.ts'
import { createTargets } from './target.ts'

const help = `Measures the emulator beside a bare Express and a bare node:http server that answer the same calls.

Usage: npm run bench [-- --quick] [-- --peers]

  --quick   A rough look, in a quarter of the time.
  --peers   Other mock servers, too, installed by npm for this run: Pact's stub server as the floor, WireMock (which needs
            java), Mockoon and Prism.
  --help    This text.

A job flow is POST /v1/upload, PUT of a 200 kB package and POST /v1/job_status; each call is measured alone, too. ${concurrency} are under
way at once, over connections kept open. No callback_url is sent, so no callbacks are made.
POST /v2/smart-selfie-enroll with nine pictures of 60 kB, POST /v3/enhanced_kyc, POST /v3/biometric_kyc with as many, and GET /v3/status follow; their callbacks stay in the inbox. "emulator --data" keeps
everything in a file. A full run takes some four minutes, and twice that with the peers.
Exit code 1 when a server fails or gives a wrong answer; an aim that is missed is only printed.`

async function bench(effort: Effort, besidePeers: boolean): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'smile-id-bench-'))
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))
  if (besidePeers) report('installing the peers')
  const targets = [...createTargets(dataDir), ...(besidePeers ? await installPeers(dataDir) : [])]
  const startUps = await measureStartUps(targets, effort, report)
  report('starting in a process')
  const inProcess = await measureInProcess(dataDir, effort)
  const figures = await measureLoads(targets, await createPackageZip(), effort, report)
  const table = resultsTable(figures.map((one, index) => ({ ...one, startUps: startUps[index] ?? [] })))
  return [table, '', ...inProcessLines(inProcess)].join('\n')
}

function report(progress: string): void {
  console.error(progress)
}

// By way of exit, so that the servers are ended too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

try {
  const options = {
    quick: { type: 'boolean' },
    peers: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  const { values } = parseArgs({ options })
  console.log(values.help ? help : await bench(values.quick ? quickEffort : fullEffort, values.peers === true))
} catch (error) {
  console.error(`bench: ${(error as Error).message}`)
  process.exitCode = 1
}
