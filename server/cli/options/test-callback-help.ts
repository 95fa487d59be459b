import type { Flag } from '../command.ts'
import { style } from '../reports/style.ts'
import { optionRow } from './help-rows.ts'

/** What `test-callback --help` says. */
export function testCallbackHelp(flags: readonly Flag[]): string {
  return [
    `${style('bold', 'smile-id-emulator test-callback URL')}: what a callback endpoint must get right, tried on yours.`,
    '',
    'Posts what Smile ID would post, and what others would: every result, late, twice, at once, forged, stale, broken.',
    'Answers are always judged; what you concluded too, where --status-url says how to read it.',
    '',
    style('bold', 'Options'),
    ...flags.map(optionRow),
    '',
    'Every option but --seed can come from the environment: --status-url is SMILE_ID_EMULATOR_STATUS_URL. Flags win.',
    'Exit codes: 0 all passed, 1 something failed, 2 it could not be run. Advice fails nothing.',
    'Jobs are made up: an endpoint that confirms them by job_status must leave that out while it is tested.',
    '',
    style('bold', 'For example'),
    '  smile-id-emulator test-callback http://localhost:3000/callback --products 1,2 \\',
    "    --status-url 'http://localhost:3000/verifications/{job_id}' --status-path decision",
    '',
  ].join('\n')
}
