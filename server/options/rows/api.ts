import { sandboxIdentities } from '../../core/identity/sandbox-identities.ts'
import { megabyte } from '../../core/text/size.ts'
import { parseDuration } from '../../core/time.ts'
import type { Options } from '../../options.ts'
import { duration, durationInFile, orWord, size, toggle, trueOrFalse, wordOf } from '../kind.ts'
import type { OptionRows } from '../option.ts'
import * as read from '../values.ts'

/** How it plays Smile ID. */
export const apiRows: OptionRows<
  Pick<
    Options,
    | 'uploadLinkLifetime'
    | 'tokenLifetime'
    | 'sandboxIdentities'
    | 'maxPackage'
    | 'maxUnpacked'
    | 'keepImages'
    | 'suspectedSuccess'
    | 'lookupSuccess'
    | 'secKey'
    | 'signatureAge'
    | 'strict'
    | 'checkAnswers'
  >
> = {
  uploadLinkLifetime: {
    flag: 'upload-link-lifetime',
    kind: duration,
    help: 'How long an upload link is valid.',
    usual: 15 * 60_000,
  },
  tokenLifetime: {
    flag: 'token-lifetime',
    kind: duration,
    help: 'How long a token of v3 is valid.',
    usual: 15 * 60_000,
  },
  sandboxIdentities: {
    flag: 'sandbox-identities',
    kind: wordOf(sandboxIdentities),
    help: 'What v3 does with people whom Smile ID’s sandbox does not know: refuse them as the vendor did, block them, or take any.',
    usual: 'any',
  },
  maxPackage: {
    flag: 'max-package',
    kind: size,
    help: 'The largest accepted zip.',
    usual: 50 * megabyte,
  },
  maxUnpacked: {
    flag: 'max-unpacked',
    kind: size,
    help: 'The most that a zip may unpack to.',
    usual: 200 * megabyte,
  },
  keepImages: {
    flag: 'keep-images',
    kind: toggle,
    help: 'Keep selfies and pictures of documents in memory, and show them behind the links of results.',
    usual: false,
  },
  suspectedSuccess: {
    flag: 'suspected-success',
    kind: trueOrFalse,
    help: 'Whether the status of a job says success on a suspected spoof.',
    usual: true,
  },
  lookupSuccess: {
    flag: 'lookup-success',
    kind: trueOrFalse,
    help: 'Whether the status of a job says success of an ID that was validated (Enhanced KYC).',
    usual: true,
  },
  secKey: {
    flag: 'sec-key',
    kind: toggle,
    help: 'Also serve SDKs from before 2022, which sign with sec_key.',
    usual: false,
  },
  signatureAge: {
    flag: 'signature-age',
    kind: {
      ...duration,
      value: 'DURATION|none',
      read: (given) => read.unlessNone(read.last(given), parseDuration),
      inFile: orWord('none', durationInFile),
    },
    help: 'How old a signature may be without a warning; not checked with a virtual clock.',
    usual: 15 * 60_000,
    takesUndefined: true,
  },
  strict: {
    flag: 'strict',
    kind: toggle,
    help: 'Refuse requests with warnings, and check every answer and callback against its own schema.',
    usual: false,
  },
  checkAnswers: {
    flag: 'check-answers',
    kind: toggle,
    help: 'Check every answer and callback against its own schema; also on with --strict.',
    usual: false,
  },
}
