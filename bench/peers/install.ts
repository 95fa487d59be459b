import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { cannedAnswers } from '../canned-answers.ts'
import type { Target } from '../target.ts'
import { v2Load } from '../v2-loads.ts'
import { v3Loads } from '../v3-loads.ts'
import { mockoon } from './mockoon.ts'
import { pactStub } from './pact-stub.ts'
import type { Peer } from './peer.ts'
import { prism } from './prism.ts'
import { wiremock } from './wiremock.ts'

const run = promisify(execFile)
// The floor first: it does the least.
const peers: readonly Peer[] = [pactStub, wiremock, mockoon, prism]

/** Installs the peers by npm, their own scripts left out, into a folder of this run; nothing of them stays. */
export async function installPeers(folder: string): Promise<readonly Target[]> {
  writeFileSync(join(folder, 'package.json'), '{"private": true}')
  const packages = peers.flatMap((peer) => Object.entries(peer.packages).map(([name, version]) => `${name}@${version}`))
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: folder })
  return peers.map((peer) => targetOf(peer, folder))
}

function targetOf(peer: Peer, folder: string): Target {
  return {
    name: peer.name,
    health: peer.health,
    lacks: [v2Load, ...Object.values(v3Loads)],
    command(port) {
      const own = join(folder, `${peer.name.replaceAll(' ', '-')}-${port}`)
      for (const [path, text] of Object.entries(peer.files(cannedAnswers(port)))) write(join(own, path), text)
      return peer.command(port, join(folder, 'node_modules'), own)
    },
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
