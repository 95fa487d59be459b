import type { WarningWords } from '../../../../core/warnings/words.ts'
import { identityWords } from './identity-words.ts'
import { packageWords } from './package-words.ts'
import { requestWords } from './request-words.ts'

/** What v1 says of warnings, with the names that it has for members and endpoints. */
export const v1WarningWords: WarningWords = { ...requestWords, ...packageWords, ...identityWords }
