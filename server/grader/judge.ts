import { formatDuration, type Milliseconds } from '../core/time.ts'
import type { AnswerRule, Conclusion } from '../vendor/grading/case.ts'
import { inWords } from '../vendor/grading/expected-conclusion.ts'
import type { Answer, Reading } from './run/partner-port.ts'

/** What went wrong, in words. */
export interface Shortcoming {
  readonly expected: string
  readonly actual: string
  /** What helps, whatever the case is about. */
  readonly hint?: string
}

/** How an answer must look, in words. */
export function expectedAnswer(rule: AnswerRule, maxAnswer?: Milliseconds): string {
  const words = { taken: '2xx', turned_away: '401 or another 4xx', survived: '2xx or 4xx' }[rule]
  return maxAnswer === undefined ? words : `${words} within ${formatDuration(maxAnswer)}`
}

/** @returns the problem of an answer, or undefined when it has none. */
export function judgeAnswer(rule: AnswerRule, answer: Answer, maxAnswer: Milliseconds): Shortcoming | undefined {
  const { status, latency } = answer
  const inTime = latency <= maxAnswer
  if (status !== undefined && inTime && isRight(rule, status)) return undefined
  const expected = expectedAnswer(rule, maxAnswer)
  const hint = hintOn(rule, answer, inTime)
  return { expected, actual: describeAnswer(answer), ...(hint !== undefined && { hint }) }
}

function isRight(rule: AnswerRule, status: number): boolean {
  const taken = status >= 200 && status < 300
  const turnedAway = status >= 400 && status < 500
  if (rule === 'taken') return taken
  return rule === 'turned_away' ? turnedAway : taken || turnedAway
}

/** An answer in one line. */
export function describeAnswer({ status, latency, answer, problem }: Answer): string {
  if (status === undefined) return describeSilence(problem)
  const text = (answer ?? '').replace(/\s+/g, ' ').trim().slice(0, 200)
  return `${status} after ${formatDuration(latency)}${text ? `: ${text}` : ''}${problem ? ` (${problem})` : ''}`
}

/** The first sentence of a problem says what happened; what helps is shown elsewhere. */
function describeSilence(problem = 'The connection ended.'): string {
  const [happened = problem] = /^.*?\.(?=\s|$)/.exec(problem) ?? []
  return happened.startsWith('No ') ? `n${happened.slice(1)}` : `no answer: ${happened}`
}

function hintOn(rule: AnswerRule, { status, problem = '' }: Answer, inTime: boolean): string | undefined {
  if (!inTime || /^No (answer|end of the answer) within/.test(problem))
    return 'Answer 2xx first and do the work afterwards.'
  if (status === undefined)
    return 'The connection broke: did the process end, or did something throw outside a handler?'
  if (status >= 500) return 'Something threw; the endpoint’s own log says what. Never answer 5xx, whatever is sent.'
  if (status >= 300 && status < 400)
    return 'Redirects are not followed: use the final address as callback_url, with its scheme and its slash.'
  if (rule === 'turned_away') return undefined
  if (status === 413) return 'A limit on the size of bodies is too small: Smile ID asks for room for 1.5 MB.'
  if (status === 401 || status === 403)
    return 'It is signed as Smile ID signs. Does the endpoint have the partner id and the API key of --partner?'
  if (status === 404)
    return 'Is that the URL of the endpoint? If it accepts only known jobs, use --prepare-url to announce them.'
  if (status === 429) return 'It has a rate limit, and callbacks can come in bursts: exclude this path from it.'
  if (status === 409) return 'Accept a callback that you already have with 2xx, and change nothing.'
  return undefined
}

/** What a partner must have concluded about a job, in words. */
export function expectedReading(oneOf: readonly Conclusion[], job?: string): string {
  return `${subject(job)} is ${inWords(oneOf)}`
}

/** @returns the problem of a conclusion, or undefined when it has none. */
export function judgeReading(oneOf: readonly Conclusion[], reading: Reading, job?: string): Shortcoming | undefined {
  const { conclusion, said } = reading
  if (conclusion !== undefined && oneOf.includes(conclusion)) return undefined
  const expected = expectedReading(oneOf, job)
  if (conclusion === undefined) return { expected, actual: said, hint: unreadHint }
  return { expected, actual: `${subject(job)} is ${conclusion} (it says ${said})` }
}

const unreadHint =
  'The conclusion could not be read: set with --status-url and --status-path where it is, and with --approved, --rejected and ' +
  '--pending what your words are.'

function subject(job: string | undefined): string {
  return job === undefined || job === 'job' ? 'the job' : `the job "${job}"`
}
