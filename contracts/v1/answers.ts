import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../server/files/root.ts'
import { exampleSignature } from '../example.ts'
import { type Expectation, expectationBy } from '../expectation.ts'

/** When every example happens. */
export const exampleTime = '2026-01-01T00:00:01.000Z'

/** The upload that every example is about: its link, and the names in it. */
export const exampleUpload = {
  path: '/__storage/videos/1234/1234-0000000001-a1b2c3/selfie.zip',
  query: {
    AWSAccessKeyId: 'LOCAL',
    'Content-Type': 'application/zip',
    Expires: '1767226500',
    Signature: 'cFw50QFTt-BFsUSMnwvYcXqjJZ8',
    'x-amz-server-side-encryption': 'AES256',
  },
} as const

// Members whose very value a client acts on. Of all others the type is what is promised.
const exact = new Set([
  ...['ResultCode', 'IsFinalResult', 'IsMachineResult', 'ResultType', 'JSONVersion', 'job_complete', 'job_success'],
  ...['code', 'error', 'success', 'camera_config', 'user_id', 'job_id', 'job_type', 'Country', 'IDType', 'IDNumber'],
])

const patterns: Readonly<Record<string, string>> = {
  timestamp: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$',
  signature: '^[A-Za-z0-9+/]{43}=$',
  SmileJobID: '^\\d{10}$',
  smile_job_id: '^\\d{10}$',
  ref_id: '^\\d+-\\d{10}-[0-9a-z]{6}$',
  DOB: '^\\d{4}-\\d\\d-\\d\\d$',
  ExpirationDate: '^\\d{4}-\\d\\d-\\d\\d$',
  IssuanceDate: '^\\d{4}-\\d\\d-\\d\\d$',
}

/** What a client may count on in an answer, by an example of it. */
export const expectation: Expectation = expectationBy({ exact, patterns })

/** What is answered to an upload that was taken. @param origin where the storage is. */
export function uploadTaken(origin: string): unknown {
  const link = `${origin}${exampleUpload.path}?${new URLSearchParams(exampleUpload.query)}`
  return expectation({
    upload_url: link,
    ref_id: '1234-0000000001-a1b2c3',
    smile_job_id: '0000000001',
    camera_config: 'null',
    code: '2202',
  })
}

export function refused(code: string, error: string): unknown {
  return { error, code }
}

/** A signed answer. @param signature one that holds, where the client checks it while it is recorded. */
export function signedAnswer(members: object, signature: string = exampleSignature): unknown {
  return expectation({ timestamp: exampleTime, signature, ...members })
}

/** A result, as the golden files have it: the callback of a scenario, or the answer to a lookup, without what signs it. */
export function goldenResult(scenario: string, product: string, at: string): object {
  const golden = JSON.parse(readFileSync(join(packageRoot, 'test/golden', scenario, `${product}.json`), 'utf8'))
  const calls = Object.values(golden) as Record<string, Record<string, object>>[]
  const reported = calls
    .map((call) => (call[at]?.callback ?? call[at]) as Record<string, unknown> | undefined)
    .find((one) => one?.ResultCode)
  if (!reported) throw new Error(`test/golden/${scenario}/${product}.json has no result "${at}".`)
  const { timestamp: _time, signature: _signature, PartnerParams, ...result } = reported
  const { emulator_scenario: _scenario, branch: _branch, ...params } = PartnerParams as Record<string, unknown>
  return withoutPictures({ ...result, PartnerParams: params })
}

// The beginning of a PNG. golden files have a sentence instead of pictures.
const aPicture = 'iVBORw0KGgo='

function withoutPictures(result: object): object {
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, /^\(\d+ characters/.test(String(value)) ? aPicture : value]),
  )
}
