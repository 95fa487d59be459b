import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Product } from '../../server/core/jobs/product.ts'
import { scenarioInHint } from '../../server/core/scenarios/refusal.ts'
import { readScenarios } from '../../server/files/scenarios/files.ts'
import { defaultPartner, type Emulator } from '../../server/index.ts'
import { listGenerations } from '../../server/vendor/generations-without-emulator.ts'
import { type MagicRow, magicRowsOf } from '../../server/vendor/magic-rows.ts'
import { startTestEmulator } from '../helpers/emulator.ts'
import { exampleRequest } from '../helpers/example-request.ts'
import { createTestPartner } from '../helpers/partner.ts'
import { type Asked, type Played, play } from '../helpers/play.ts'
import { productRows } from '../helpers/product-rows.ts'
import { type Receiver, startReceiver } from '../helpers/receiver.ts'
import { registry } from '../helpers/registry.ts'
import { kycParts } from '../helpers/v3.ts'

const generations = listGenerations()
const shipped = readScenarios([], registry, () => generations)
const plays = await Promise.all(
  generations.map(async (generation) => {
    const rows = (await magicRowsOf(generation, shipped)).filter(({ scenario }) => scenario !== undefined)
    return { api: generation.name, plays: rows.flatMap((row) => playsOf(generation.name, row)) }
  }),
)

interface Play {
  readonly title: string
  readonly row: MagicRow
  readonly place: string
  readonly product: Product
  readonly comesTo: string
}

/** Each value at each of its places, for each product; a name for one, since test/scenarios plays it for all. */
function playsOf(api: string, row: MagicRow): Play[] {
  const all = row.answers.flatMap(({ products, text }) => products.map((product) => ({ product, comesTo: text })))
  const usual = all.find(({ product }) => product === 'enhanced_kyc') ?? all[0]
  return row.places.flatMap((place) =>
    (row.isName && usual ? [usual] : all).map(({ product, comesTo }) => ({
      ...{ row, place, product, comesTo },
      title: `${api}: ${place} ${row.value} of ${product}`,
    })),
  )
}

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator()
  receiver = await startReceiver()
})
afterAll(() => Promise.all([emulator.close(), receiver[Symbol.asyncDispose]()]))
beforeEach(() => emulator.reset())

describe.each(plays)('a value of $api asks for what its row says', ({ api, plays }) => {
  test.each(plays)('$title', async ({ row, place, product, comesTo }) => {
    const [found] = (await productRows(api)).filter((one) => one.product === product)
    if (!found) throw new Error(`No endpoint of ${api} takes ${product}.`)
    const asked = askedBy(place, row, product)
    const script = { listed: found.listed, product, scenario: row.scenario ?? '', asked, moments: [] }
    const played = await over(play(script, emulator, receiver))
    await emulator.clock.advance('10m')
    const [job] = await emulator.jobs.list()
    expect(job?.scenario.name ?? scenarioInHint(hintOf(played))).toBe(row.scenario)
    if (row.isName) return
    const said = job?.results.map(({ result: { code, text } }) => `${code} ${text}`).join(', then ')
    expect(said ?? `refused: ${codeOf(played)}`).toBe(comesTo)
  })
})

test('a number of v1 that ends with 4 has the personal data that partner_params say', async () => {
  const partner = createTestPartner(emulator)
  const [listed] = (await productRows('v1')).filter(({ product }) => product === 'enhanced_kyc')
  if (!listed) throw new Error('No endpoint takes enhanced_kyc.')
  const { body } = exampleRequest(listed.listed.operation, defaultPartner)
  const params = { ...(body.partner_params as object), FullName: 'Ada Lovelace' }
  const asked = { ...body, id_number: '00000000004', partner_params: params }
  expect((await partner.post('/v1/id_verification', asked)).body.FullName).toBe('Ada Lovelace')
})

/** What has a value at a place. */
function askedBy(place: string, { value, isName }: MagicRow, product: Product): Asked {
  const [, ending] = /^ends with (.*)$/.exec(value) ?? []
  const plain = ending === undefined ? value : `0000000000${ending}`
  const userId = ['smart_selfie_authentication', 'photo_update'].includes(product) ? `demo-${plain}` : `anna-${plain}`
  switch (place) {
    case 'partner_params.user_id':
    case 'user_id':
      return { userId }
    case 'user_details':
      return { identity: { user_details: personIn(value) } }
    default:
      if (place.startsWith('partner_params.')) return { params: { [place.slice('partner_params.'.length)]: plain } }
      if (place.startsWith('user_details.'))
        return {
          identity: {
            user_details: { ...(kycParts.user_details as object), [place.slice('user_details.'.length)]: plain },
          },
        }
      if (isName) throw new Error(`No test knows how to say ${value} at ${place}.`)
      return { identity: { [place]: plain } }
  }
}

function personIn(value: string): object {
  const [, given_names, last_name, email] = /^(.+) (\S+), (\S+)$/.exec(value) ?? []
  return { given_names, last_name, email }
}

/** Some answers take their time, come in pieces, or not at all. */
async function over(playing: Promise<Played>): Promise<Played | undefined> {
  let played: Played | undefined
  let isOver = false
  const ending = playing
    .then((one) => {
      played = one
    })
    .catch(() => undefined)
    .finally(() => {
      isOver = true
    })
  while (!isOver) {
    await Promise.race([ending, setImmediate()])
    if (!isOver && (await emulator.jobs.list()).length > 0) await emulator.clock.advance('1m')
  }
  return played
}

function hintOf(played: Played | undefined): string | undefined {
  return played?.answer.hint
}

function codeOf(played: Played | undefined): string {
  const { body, status } = played?.answer ?? {}
  return body?.code ?? `HTTP ${status}`
}
