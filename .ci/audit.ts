// `npm audit`, which fails for what is known to be wrong with a package, and does not pass silently where nobody answers.
import { spawnSync } from 'node:child_process'

/** What `npm audit --json` prints: a report, or an error. */
interface AuditOutput {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<string, number>> }
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly range: string }>>
  readonly message?: string
  /** What the registry answered, when it would not. */
  readonly statusCode?: number
  readonly error?: { readonly summary?: string; readonly code?: string }
}

const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/

/** Says in lines what was found, and whether that may pass. @param output of `npm audit --json`. */
export function judgeAudit(output: string): { readonly passes: boolean; readonly lines: readonly string[] } {
  const { metadata, vulnerabilities = {}, statusCode, error, message } = parsed(output)
  if (metadata === undefined) {
    const why = message || error?.summary || error?.code || 'npm printed no report'
    // Only what is the registry's fault may pass: not a lock file that cannot be read, say.
    const isAway = statusCode !== undefined || unreachable.test(`${error?.code} ${message}`)
    return isAway
      ? { passes: true, lines: [`npm audit: NOT CHECKED, the registry does not answer audits here (${why}).`] }
      : { passes: false, lines: [`npm audit failed: ${why}.`] }
  }
  const { total = 0 } = metadata.vulnerabilities
  const found = Object.entries(vulnerabilities).map(([name, { severity, range }]) => `  ${name} ${range}: ${severity}`)
  const count = total === 1 ? '1 vulnerable package' : `${total} vulnerable packages`
  return { passes: total === 0, lines: [`npm audit: ${total === 0 ? 'nothing known' : count}.`, ...found] }
}

function parsed(output: string): AuditOutput {
  try {
    return JSON.parse(output) as AuditOutput
  } catch {
    return {}
  }
}

if (import.meta.main) {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' })
  const { passes, lines } = judgeAudit(stdout)
  console.log(lines.join('\n'))
  process.exitCode = passes ? 0 : 1
}
