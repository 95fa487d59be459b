import { parseCertificateName } from '../core/host.ts'
import { clockShares, type PartnerOptions } from '../core/minted-partner.ts'
import { callbackModes, type Partner } from '../core/partner.ts'
import { fastest, type Options } from '../options.ts'
import {
  type Check,
  type Checks,
  check,
  httpUrl,
  listOf,
  milliseconds,
  oneOf,
  text,
  textOrNumber,
  timeLimit,
  wholeNumber,
  yesOrNo,
} from './checks.ts'

const partnerChecks: Checks<Partner> = { id: text, apiKey: text, callbackUrl: httpUrl }

const partner: Check = (value) => {
  const { id, apiKey } = (value ?? {}) as Partial<Partner>
  if (id === undefined || apiKey === undefined) return 'a partner { id, apiKey, callbackUrl? }'
  check('startEmulator: partners', value, partnerChecks)
  return undefined
}

const hosts: Check = (value) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value)
    .flat()
    .every((one) => text(one) === undefined)
    ? undefined
    : 'an object of hosts and what is called in their place, such as { localhost: "host.docker.internal" }'

const certificateName: Check = (value) => {
  try {
    if (typeof value === 'string' && parseCertificateName(value)) return undefined
  } catch {}
  return 'a host, such as "testapi.smileidentity.com"'
}

const rate: Check = (value) =>
  typeof value === 'number' && value > 0 && value <= fastest ? undefined : `a number above 0 and up to ${fastest}`

const countOrAll: Check = (value) => (value === Number.POSITIVE_INFINITY ? undefined : wholeNumber()(value))

const optionChecks: Checks<Options> = {
  port: wholeNumber(65_535),
  host: text,
  allowHosts: listOf(text),
  tlsNames: listOf(certificateName),
  controlToken: text,
  partners: listOf(partner),
  callbackUrl: httpUrl,
  enrolled: listOf(text),
  scenarios: listOf(text),
  defaultScenario: text,
  watch: yesOrNo,
  clock: oneOf(['system', 'virtual']),
  clockRate: rate,
  seed: textOrNumber,
  callbacks: oneOf(callbackModes),
  callbackRetry: listOf(milliseconds),
  callbackTimeout: timeLimit,
  allowCallbackHosts: listOf(text),
  callbackHostRewrites: hosts,
  uploadLinkLifetime: milliseconds,
  maxPackage: wholeNumber(),
  maxUnpacked: wholeNumber(),
  keepImages: yesOrNo,
  secKey: yesOrNo,
  suspectedSuccess: yesOrNo,
  lookupSuccess: yesOrNo,
  signatureAge: milliseconds,
  strict: yesOrNo,
  checkAnswers: yesOrNo,
  journalSize: wholeNumber(),
  keepJobs: countOrAll,
  keepJobsFor: milliseconds,
  data: text,
  dataDir: text,
}

/** The options that were said. @throws TypeError that lists what is wrong with them. */
export function checkOptions(given: Partial<Options>): Partial<Options> {
  check('startEmulator', given, optionChecks)
  // Of these, undefined says something: the time of a signature is not looked at.
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => value !== undefined || name === 'signatureAge'),
  )
}

const mintChecks: Checks<PartnerOptions> = {
  id: text,
  apiKey: text,
  callbackUrl: httpUrl,
  seed: textOrNumber,
  clock: oneOf(clockShares),
  callbacks: oneOf(callbackModes),
}

/** @throws TypeError that lists what is wrong with what is asked of a partner. */
export function checkPartnerOptions(given: PartnerOptions = {}): PartnerOptions {
  check('emulator.partner', given, mintChecks)
  return given
}
