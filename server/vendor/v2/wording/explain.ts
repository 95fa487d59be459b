import type { Advice } from '../../../core/errors.ts'
import type { Explanations } from '../../../core/explanations.ts'
import { warningWords } from './warnings.ts'

// A package comes with its submission, so there is no link to renew and none to wait for.
const advices: Readonly<Record<Advice, string | undefined>> = {
  register_first:
    'POST /v2/smart-selfie-enroll for the user first, PUT /__emulator/users/{user_id}, start with --enrolled PATTERN, or use a user_id ' +
    'that begins with enrolled- or demo-.',
  enrol_anew: 'Send allow_new_enroll=true to enrol again, or choose another user_id.',
  renew_link: 'Use a new job_id.',
  send_package: undefined,
  clear_fraud: 'POST /v3/users/{user_id}/report_fraud with is_fraud=false takes it back.',
  make_link: undefined,
  name_callback: 'Send callback_url, or start with --callback-url or --callbacks collect.',
}

/** What v2 says to developers. */
export const v2Explanations: Explanations = {
  warnings: warningWords,
  hint: (advice) => advices[advice],
}
