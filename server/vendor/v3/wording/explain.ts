import type { Advice } from '../../../core/errors.ts'
import type { Explanations } from '../../../core/explanations.ts'
import { warningWords } from './warnings.ts'

// A package comes with its submission, so there is never one to wait for.
const advices: Readonly<Record<Advice, string | undefined>> = {
  register_first:
    'POST /v3/registration for the user first, PUT /__emulator/users/{user_id}, start with --enrolled PATTERN, or use a user_id that ' +
    'begins with enrolled- or demo-.',
  enrol_anew: 'Send allow_new_enroll=true to enrol again, or choose another user_id.',
  renew_link: 'Submit it again: each submission of v3 is a job of its own.',
  send_package: undefined,
  clear_fraud: 'POST /v3/users/{user_id}/report_fraud with is_fraud=false takes it back.',
  make_link: 'POST /v3/smile_links first.',
  name_callback: 'Send callback_url, or start with --callback-url or --callbacks collect.',
}

/** What v3 says to developers. */
export const v3Explanations: Explanations = {
  warnings: warningWords,
  hint: (advice) => advices[advice],
}
