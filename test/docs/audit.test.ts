import { expect, test } from 'vitest'
import { judgeAudit } from '../../.ci/audit.ts'

const clean = { metadata: { vulnerabilities: { critical: 0, total: 0 } }, vulnerabilities: {} }
const found = {
  metadata: { vulnerabilities: { high: 1, total: 1 } },
  vulnerabilities: { qs: { severity: 'high', range: '<6.14' } },
}

test.each<[string, object | string, boolean, string]>([
  ['nothing is known', clean, true, 'npm audit: nothing known.'],
  ['something is known', found, false, 'npm audit: 1 vulnerable package.\n  qs <6.14: high'],
  ['the registry refuses', { message: '405 Method Not Allowed', statusCode: 405 }, true, 'NOT CHECKED'],
  ['the registry is away', { message: 'request failed, reason: ENOTFOUND', error: {} }, true, 'NOT CHECKED'],
  [
    'the lock file is missing',
    { error: { code: 'ENOLOCK', summary: 'requires a lockfile' } },
    false,
    'requires a lockfile',
  ],
  ['npm prints nonsense', 'nonsense', false, 'no report'],
  ['npm prints nothing', '', false, 'no report'],
])('when %s, the build says so', (_, output, passes, line) => {
  const verdict = judgeAudit(typeof output === 'string' ? output : JSON.stringify(output))
  expect([verdict.passes, verdict.lines.join('\n')]).toEqual([passes, expect.stringContaining(line)])
})
