import type { Flag } from '../command.ts'
import { style } from '../reports/style.ts'
import { optionRow } from './help-rows.ts'

/** The text of `test-callback --help`. */
export function testCallbackHelp(flags: readonly Flag[]): string {
  return [
    `${style('bold', 'smile-id-emulator test-callback URL')}: tests what a callback endpoint must get right.`,
    '',
    'Posts what Smile ID would post, and what an attacker would: every result, late, twice, at once, forged, stale, broken.',
    'Your answers are always judged; your conclusions too, if --status-url says where to read them.',
    '',
    style('bold', 'Options'),
    ...flags.map(optionRow),
    '',
    'Every option but --seed can come from the environment: --status-url is SMILE_ID_EMULATOR_STATUS_URL. Flags win.',
    'Exit codes: 0 all passed, 1 something failed, 2 could not run. Advice is not a failure.',
    'Jobs are made up: an endpoint that confirms them by asking for their status must skip that during the test.',
    '',
    style('bold', 'For example'),
    '  smile-id-emulator test-callback http://localhost:3000/callback --products 1,2 \\',
    "    --status-url 'http://localhost:3000/verifications/{job_id}' --status-path decision",
    '',
  ].join('\n')
}
