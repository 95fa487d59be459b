import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Delivery } from '../../server/core/callbacks/delivery.ts'
import type { Records } from '../../server/core/state/state.ts'
import { openSqliteStorage } from '../../server/store/sqlite/open.ts'
import { word } from '../../server/vendor/shared/wording/words.ts'
import { freshFile } from '../helpers/data-file.ts'
import { spawnKillable } from '../helpers/killable.ts'
import { createTestPartner, usualPackage } from '../helpers/partner.ts'
import { startReceiver } from '../helpers/receiver.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

// CI kills 50 times; by default it is fewer, since each time costs the start of a process.
const kills = Number(process.env.SMILE_ID_EMULATOR_KILLS ?? 2)
const lanes = 6

/** Chance from a seed, so that a run can be repeated as far as the machine lets it. Source: mulberry32, public domain. */
function createChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What the emulator has said yes to. */
interface Accepted {
  readonly uploads: Set<string>
  readonly jobs: Set<string>
  readonly reviews: Set<string>
  readonly users: Set<string>
  /** Ids of callbacks that it reported as delivered. */
  readonly delivered: Set<string>
}

function scenarios(): string {
  const folder = temporaryFolder('kill')
  const story = (name: string, last: string) => `name: ${name}
summary: ${name}
match: { user_id: { matches: '^demo-${name}' } }
stages:
  - { after: 5ms, outcome: provisional, by: machine }
  - ${last}
`
  writeFileSync(join(folder, 'quick.yaml'), story('quick', '{ after: 30ms, outcome: approved, by: human }'))
  writeFileSync(join(folder, 'reviewed.yaml'), story('reviewed', '{ when: reviewed }'))
  return folder
}

/** One thing after another, until the emulator is gone. */
async function load(
  url: string,
  callbackUrl: string,
  zip: Buffer,
  accepted: Accepted,
  chance: () => number,
): Promise<void> {
  const partner = createTestPartner({ url })
  const control = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/__emulator/${path}`, { method, ...(body && { body: JSON.stringify(body) }) })
    return { ok: response.ok, json: (await response.json()) as { callbacks: { id: string }[] } }
  }
  const number = () => chance().toString(36).slice(2)

  async function submit(kind: string): Promise<string> {
    const opened = await partner.upload({ userId: `demo-${kind}-${number()}`, callbackUrl })
    const id: string = opened.body.smile_job_id
    if (opened.status === 200) accepted.uploads.add(id)
    if (chance() < 0.1) return id
    if ((await partner.put(opened.body.upload_url, zip)).status === 200) accepted.jobs.add(id)
    return id
  }

  async function step(): Promise<void> {
    const turn = chance()
    if (turn < 0.55) await submit('quick')
    else if (turn < 0.75) {
      const id = await submit('reviewed')
      await sleep(8)
      if ((await control('POST', `jobs/${id}/review`, { decision: 'reject' })).ok) accepted.reviews.add(id)
    } else if (turn < 0.9) {
      const user = `user-${number()}`
      if ((await control('PUT', `users/${user}`, { state: 'disabled' })).ok) accepted.users.add(user)
    } else {
      const { json } = await control('GET', 'callbacks?state=delivered')
      for (const one of json.callbacks) accepted.delivered.add(one.id)
    }
  }

  try {
    for (;;) await step()
  } catch {
    // The emulator was killed.
  }
}

function sizeOf(accepted: Accepted): number {
  return Object.values(accepted).reduce((sum, ids: ReadonlySet<string>) => sum + ids.size, 0)
}

/** Those that are not among others. */
function without(ids: ReadonlySet<string>, others: readonly string[]): string[] {
  const known = new Set(others)
  return [...ids].filter((id) => !known.has(id))
}

/** What is in a file, and in the log beside it, as a process left it. They are not touched. */
function recordsIn(data: string): Records {
  const copy = freshFile()
  for (const end of ['', '-wal']) if (existsSync(data + end)) copyFileSync(data + end, copy + end)
  const storage = openSqliteStorage(copy)
  const records = storage.everything()
  storage.close()
  return records
}

test(`killed ${kills} times under load, it has everything that it said yes to, and sends nothing again that was kept as delivered`, async () => {
  const chance = createChance(2_026)
  const [data, folder, zip] = [freshFile(), scenarios(), await usualPackage()]
  const accepted: Accepted = {
    uploads: new Set(),
    jobs: new Set(),
    reviews: new Set(),
    users: new Set(),
    delivered: new Set(),
  }
  const nameOf = (job: string, code: string) => `${job} ${code}`
  const nameOfReported = ({ smileJobId, product, reported }: Delivery) =>
    nameOf(smileJobId, word(product, reported.result).code)
  const [heard, heardInThisLife, settled] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const wrong: string[] = []
  let repeated = 0

  await using receiver = await startReceiver((_, response) => {
    const { SmileJobID: job = '', ResultCode: code = '' } = receiver.received.at(-1)?.body ?? {}
    const name = nameOf(job, code)
    if (settled.has(name)) wrong.push(`${name} was sent again after it was kept as delivered`)
    if (heardInThisLife.has(name)) wrong.push(`${name} was sent twice by one process`)
    if (heard.has(name)) repeated++
    heardInThisLife.add(name)
    heard.add(name)
    response.end('ok')
  })

  let spare = spawnKillable()
  const start = async () => {
    const process = await spare
    heardInThisLife.clear()
    return { process, url: await process.start({ data, scenarios: [folder] }) }
  }

  for (let round = 0; round < kills; round++) {
    const { process, url } = await start()
    const loading = Promise.all(Array.from({ length: lanes }, () => load(url, receiver.url, zip, accepted, chance)))
    // Not after so much time: a busy machine gets less done in it.
    const enough = sizeOf(accepted) + 1 + Math.floor(30 * chance())
    while (sizeOf(accepted) < enough) await sleep(2)
    await sleep(10 * chance())
    await process.end('SIGKILL')
    spare = spawnKillable()
    await loading
    // What was on its way to the receiver arrives.
    await receiver.left()

    const { uploads, jobs, users, deliveries } = recordsIn(data)
    const delivered = deliveries.filter(({ state }) => state === 'delivered')
    const missing = {
      uploads: without(
        accepted.uploads,
        uploads.map(({ smileJobId }) => smileJobId),
      ),
      jobs: without(
        accepted.jobs,
        jobs.map(({ smileJobId }) => smileJobId),
      ),
      reviews: without(
        accepted.reviews,
        jobs.filter(({ reviews }) => reviews.length > 0).map(({ smileJobId }) => smileJobId),
      ),
      users: without(
        accepted.users,
        users.map(({ userId }) => userId),
      ),
      delivered: without(
        accepted.delivered,
        delivered.map(({ id }) => id),
      ),
    }
    for (const [kind, ids] of Object.entries(missing))
      expect(ids, `${kind} missing after kill ${round + 1}`).toEqual([])
    for (const one of delivered) settled.add(nameOfReported(one))
    expect(
      [...settled].filter((name) => !heard.has(name)),
      'kept as delivered and never heard',
    ).toEqual([])
  }

  const owed = recordsIn(data).deliveries.filter(({ state }) => state === 'owed')
  const last = await start()
  const names = owed.map(nameOfReported)
  // Also what an earlier process was killed in the midst of: heard then, owed still, it comes again.
  while (!names.every((name) => heardInThisLife.has(name))) await receiver.count(receiver.received.length + 1)
  await last.process.end('SIGTERM')
  await (await spare).end('SIGKILL')
  const reported = recordsIn(data).deliveries.map((one) => [one.state, heard.has(nameOfReported(one))])
  expect(reported.filter(([state, isHeard]) => state !== 'delivered' || !isHeard)).toEqual([])
  expect(wrong).toEqual([])
  expect(accepted.uploads.size).toBeGreaterThan(0)
  if (process.env.SMILE_ID_EMULATOR_KILLS) {
    // Few kills on a busy machine may come before the first review; many do not.
    for (const [kind, ids] of Object.entries(accepted)) expect(ids.size, kind).toBeGreaterThan(0)
    const sizes = Object.entries(accepted).map(([kind, { size }]) => `${size} ${kind}`)
    console.log(`${kills} kills: ${sizes.join(', ')}; ${heard.size} callbacks, ${repeated} of them repeated.`)
  }
}, 120_000)
