import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Verdict, verdictsOn } from '../../../schemas/generate/verdicts.ts'
import { defaultPartner, type Emulator } from '../../../server/index.ts'
import { verify } from '../../../server/vendor/shared/signatures/signature.ts'
import { v2Wording } from '../../../server/vendor/v2/wording/wording.ts'
import { startTestEmulator } from '../../helpers/emulator.ts'
import { play } from '../../helpers/play.ts'
import { productRows } from '../../helpers/product-rows.ts'
import { type Receiver, startReceiver } from '../../helpers/receiver.ts'
import { registry } from '../../helpers/registry.ts'
import { pace, shortStoryOf, wholeStoryOf, writeStories } from '../../helpers/story-files.ts'

const folder = writeStories(v2Wording)

// The table of schemas/README.md, row by row, for what is answered with its first verdict and called back, too.
const rows = (await productRows('v2'))
  .filter(({ listed }) => listed.operation.body === 'multipart')
  .flatMap((row) =>
    verdictsOn(row.product, v2Wording).map((verdict) => ({
      ...verdict,
      ...row,
      stories: [shortStoryOf(verdict), wholeStoryOf(row.product, verdict, v2Wording)],
    })),
  )

let emulator: Emulator
let receiver: Receiver

beforeAll(async () => {
  emulator = await startTestEmulator({ scenarios: [folder] })
  receiver = await startReceiver()
})

afterAll(async () => {
  await emulator.close()
  await receiver[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

test.each(rows)('$call, $product: a $by says $outcome, $code', async ({ listed, product, stories }) => {
  for (const { name, verdicts } of stories) {
    await emulator.reset()
    const moments = verdicts.map((_, index) => pace * index)
    const { answer, moments: met } = await play({ listed, product, scenario: name, moments }, emulator, receiver)
    expect([answer.status, answer.hint]).toEqual([200, ''])
    const [first] = verdicts as [Verdict]
    expect(answer.body).toMatchObject({ code: first.code, message: first.text, status: statusOf(first) })
    expect(met).toHaveLength(verdicts.length)
    for (const [index, { callbacks, status }] of met.entries()) {
      const newest = verdicts[index] as Verdict
      expect(callbacks.map(({ body }) => body.ResultCode)).toEqual([newest.code])
      const { timestamp, signature, ...result } = callbacks[0]?.body ?? {}
      expect(registry.validate('v1/callback', callbacks[0]?.body)).toEqual([])
      expect(verify(defaultPartner.apiKey, defaultPartner.id, timestamp, signature)).toBe(true)
      expect(result.IsFinalResult).toBe(String(newest.final))
      // What job_status says is what was called back.
      expect(status.body).toMatchObject({ job_complete: true, job_success: newest.success, result })
    }
  }
})

function statusOf({ final, success }: Verdict): string {
  if (!final) return 'pending'
  return success ? 'approved' : 'rejected'
}
