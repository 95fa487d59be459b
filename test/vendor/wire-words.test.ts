import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../server/files/root.ts'

/*
 * What a generation calls things on the wire stands in its own folder, and in schemas, contracts and scenarios; elsewhere the emulator
 * speaks in its own words. `user_id`, `job_id`, `partner_id` and `callback_url` are the control API's, too.
 */

const members = [
  ...['ResultCode', 'ResultText', 'ResultType', 'SmileJobID', 'PartnerParams', 'IsFinalResult', 'IsMachineResult'],
  ...['ConfidenceValue', 'JSONVersion', 'Antifraud', 'SuspectUsers', 'ImageLinks', 'KYCReceipt', 'FullData'],
  ...['IDType', 'IDNumber', 'PhoneNumber2', 'ExpirationDate', 'Return_Personal_Info', 'Liveness_Check'],
  ...['job_type', 'smile_client_id', 'job_complete', 'job_success', 'upload_url', 'camera_config', 'image_type_id'],
  ...['kyc_receipt', 'id_fields', 'device_signals', 'user_provided_info', 'given_names', 'granted_at'],
  ...['notice_language', 'notice_privacy_policy_url', 'Response-Signature', 'Response-Timestamp'],
  ...['sandbox_result', 'emulator_scenario', 'source_sdk', 'use_enrolled_image', 'allow_new_enroll'],
]
const words = new RegExp(`\\b(?:${[...members, 'sid_request'].join('|')}|[Ss]mile[Ii][Dd]-[A-Za-z]+)\\b`, 'g')

const server = join(packageRoot, 'server')

/** The folders that are Smile ID's own. */
const vendors = /^(?:vendor|generated)\//

/** Who speaks in wire words today, and in which. The list shrinks; nobody is added. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  // Members of the control API, which keep their names.
  'control/api/encode.ts': ['sandbox_result'],
  // Records of earlier emulators have them for good.
  'core/state/earlier-records.ts': ['emulator_scenario', 'sandbox_result'],
  // A key of scenario files.
  'files/scenarios/decode.ts': ['sandbox_result'],
}

// Who names a generation all the same, and why. Everybody else asks the one that is meant.
const naming: Readonly<Record<string, string>> = {
  'cli/reports/banner.ts': 'which SDK has base URLs without a version',
  'cli/reports/client-notes.ts': 'which SDK is for which',
  'core/state/earlier-links.ts': 'records of when there was one',
  'core/state/earlier-records.ts': 'records of when there was one',
  'files/scenarios/decode.ts': 'stages word themselves for v1 unless they say otherwise',
  'options/rows/api.ts': 'what an option is about',
  'options/rows/callbacks.ts': 'the defaults of each, which the help says',
  'options/values.ts': 'what a path may not hold',
}

/** Comments may name what they explain; they stand on lines of their own. */
function withoutComments(text: string): string {
  return text.replace(/^\s*(?:\/\/|\/\*|\*).*$/gm, '')
}

/** Every file of the server that is not the vendor's, as a path from there. */
function serverFiles(): string[] {
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !vendors.test(path))
}

test('no wire word is outside of the vendor’s folders', () => {
  const paths = serverFiles()
  expect(paths.length).toBeGreaterThan(200)
  const found = paths.flatMap((path) => {
    const said = withoutComments(readFileSync(join(server, path), 'utf8')).match(words) ?? []
    const strays = [...new Set(said)].filter((word) => !exceptions[path]?.includes(word)).sort()
    return strays.length > 0 ? [[path, strays]] : []
  })
  expect(found).toEqual([])
})

test('no generation of the API is named outside of the vendor’s folders, but where it is said why', () => {
  const named = serverFiles().filter((path) =>
    /(?<!node:)\bv\d\b/.test(withoutComments(readFileSync(join(server, path), 'utf8'))),
  )
  expect(named.sort()).toEqual(Object.keys(naming))
})

test('the vendor’s folders do speak in them: the list is of words that are really on the wire', () => {
  const spoken = readdirSync(join(server, 'vendor'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(server, 'vendor', path), 'utf8'))
    .join()
  expect([...members, 'sid_request'].filter((word) => !spoken.includes(word))).toEqual([])
})

test('no exception is left that nobody needs any more: take it off the list', () => {
  const idle = Object.entries(exceptions).flatMap(([path, allowed]) => {
    const text = existsSync(join(server, path)) ? withoutComments(readFileSync(join(server, path), 'utf8')) : ''
    return allowed.filter((word) => !new RegExp(`\\b${word}\\b`).test(text)).map((word) => `${path}: ${word}`)
  })
  expect(idle).toEqual([])
})
