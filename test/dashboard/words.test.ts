import { expect, test } from 'vitest'
import { saidId } from '../../server/dashboard/words.ts'

test.each([
  ['3f2a9c1e-5b7d-4e21', '3f2a9c1e-<wbr>5b7d-<wbr>4e21'],
  ['job_2026_11__30', 'job_<wbr>2026_<wbr>11__<wbr>30'],
  ['order:1/selfie.two', 'order:<wbr>1/<wbr>selfie.<wbr>two'],
  ['-one-', '-<wbr>one-'],
  ['<b>-<i>', '&lt;b&gt;-<wbr>&lt;i&gt;'],
  ['', ''],
])('the id %s may be broken between its words', (id, shown) => {
  expect(saidId(id).text).toBe(`<bdi class="said">${shown}</bdi>`)
})
