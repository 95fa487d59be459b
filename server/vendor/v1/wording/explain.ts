import type { Advice } from '../../../core/errors.ts'
import type { Explanations } from '../../../core/explanations.ts'
import { v1WarningWords } from './warnings/words.ts'

const advices: Readonly<Record<Advice, string>> = {
  register_first:
    'Register the user first (job_type 4), PUT /__emulator/users/{user_id}, start with --enrolled PATTERN, or use a user_id that ' +
    'begins with enrolled- or demo-.',
  enrol_anew: 'Send allow_new_enroll: true to enrol again, or choose another user_id.',
  renew_link: 'Use a new job_id, or send retry: true for a fresh upload link.',
  send_package: 'PUT it to its upload_url.',
  clear_fraud: 'POST /v3/users/{user_id}/report_fraud with is_fraud=false takes it back.',
  make_link: 'POST /v1/smile_links first.',
  name_callback: 'Send callback_url, or start with --callback-url or --callbacks collect.',
}

/** What v1 says to developers. */
export const v1Explanations: Explanations = {
  warnings: v1WarningWords,
  hint: (advice) => advices[advice],
}
