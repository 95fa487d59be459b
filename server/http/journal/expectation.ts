import { nearest } from '../../core/text/spelling.ts'
import type { TemporaryPartner } from '../../core/users/temporary-partner.ts'
import { type Conditions, conditionsOf, type ExchangeFilter, exchangeTest } from './exchange-filter.ts'
import type { Exchange } from './journal.ts'

/** How often something is expected: a number, or bounds; at least once by default. */
export type Times = number | { readonly atLeast?: number | undefined; readonly atMost?: number | undefined }

/** The expected exchanges between partners and the vendor's endpoints. */
export interface Expectation extends ExchangeFilter {
  readonly times?: Times | undefined
}

/**
 * Expected exchanges did not come, or came too often. Test runners show it like their own errors: it has `expected` and
 * `actual`, and the code of Node's assertions.
 */
export class ExpectationError extends Error {
  override readonly name = 'AssertionError'
  readonly code = 'ERR_ASSERTION'
  readonly expected: string
  readonly actual: string

  constructor(message: string, expected: string, actual: string) {
    super(message)
    this.expected = expected
    this.actual = actual
  }
}

// As many exchanges as a person reads.
const shown = 10

/** The exchanges in which an expectation looks: all of them, but none of other temporary partners, which are apart on purpose. */
export function seenBy(
  partnerId: string | undefined,
  temporaryPartners: readonly TemporaryPartner[],
  exchanges: readonly Exchange[],
): readonly Exchange[] {
  const apart = new Set(temporaryPartners.map(({ id }) => id))
  // What came under other ids stays: a client that uses a shared partner's key is the usual mistake.
  if (partnerId === undefined || !apart.delete(partnerId)) return exchanges
  return exchanges.filter((one) => one.partnerId === undefined || !apart.has(one.partnerId))
}

/**
 * The expected exchanges, oldest first.
 * @param exchanges all that are kept, oldest first.
 * @param gone how many older ones are no longer kept.
 * @throws ExpectationError that lists what did come, closest first, when they are too few or too many, or may be too many.
 */
export function checkExpectation(
  { times, ...filter }: Expectation,
  exchanges: readonly Exchange[],
  gone = 0,
): readonly Exchange[] {
  const conditions = [...conditionsOf(filter)]
  const meant = exchanges.filter(exchangeTest(filter))
  const { atLeast, atMost } = boundsOf(times)
  // Those that are gone may have matched as well.
  if (meant.length >= atLeast && meant.length + gone <= atMost) return meant

  const expected = `${timesText(atLeast, atMost)}: ${describeFilter(filter)}`
  const tooMany = meant.length > atMost
  const listed = tooMany ? meant : nearestFirst(conditions, exchanges)
  const lines = listed.slice(0, shown).map((one) => lineOf(one, conditions))
  const rest = listed.length - lines.length
  const came = [...lines, ...(rest > 0 ? [`… and ${rest} more`] : [])]
  const known = `${cameText(meant.length)}.${tooMany ? '' : `${goneText(gone)}${suggestion(filter, exchanges)}`}`
  const head = `Expected ${expected}. ${known}`
  if (listed.length === 0) {
    const nothing = gone > 0 ? '' : ' Nothing came at all: does the client call this emulator?'
    throw new ExpectationError(`${head}${nothing}`, expected, '')
  }
  const list = tooMany ? 'What came:' : 'What did come, closest first:'
  throw new ExpectationError([head, list, ...came.map((line) => `  ${line}`)].join('\n'), expected, came.join('\n'))
}

function boundsOf(times: Times | undefined): { atLeast: number; atMost: number } {
  if (typeof times === 'number') return { atLeast: times, atMost: times }
  const { atMost = Number.POSITIVE_INFINITY, atLeast = times?.atMost === undefined ? 1 : 0 } = times ?? {}
  return { atLeast, atMost }
}

function timesText(atLeast: number, atMost: number): string {
  if (atLeast === atMost) return numberText(atLeast)
  if (atMost === Number.POSITIVE_INFINITY) return `at least ${numberText(atLeast)}`
  return atLeast === 0 ? `at most ${numberText(atMost)}` : `${atLeast} to ${atMost} times`
}

function numberText(count: number): string {
  if (count === 0) return 'never'
  return count === 1 ? 'once' : `${count} times`
}

function cameText(count: number): string {
  return count === 0 ? 'It never came' : `It came ${numberText(count)}`
}

function goneText(gone: number): string {
  if (gone === 0) return ''
  const lost = gone === 1 ? 'One older exchange is' : `${gone} older exchanges are`
  return ` ${lost} no longer kept, so the count is not known: reset before what you count, or start with a larger journalSize (--journal-size).`
}

function describeFilter(filter: ExchangeFilter): string {
  const parts = Object.entries(filter).filter(([, value]) => value !== undefined)
  return parts.length === 0 ? 'any exchange' : parts.map(([name, value]) => `${name} ${value}`).join(', ')
}

/** Those that fail the fewest conditions first; then the newest. */
function nearestFirst(conditions: Conditions, exchanges: readonly Exchange[]): readonly Exchange[] {
  const failures = new Map(exchanges.map((one) => [one, failedBy(one, conditions).length]))
  return exchanges.toReversed().sort((a, b) => (failures.get(a) ?? 0) - (failures.get(b) ?? 0))
}

function failedBy(exchange: Exchange, conditions: Conditions): string[] {
  return conditions.filter(([, test]) => !test(exchange)).map(([name]) => name)
}

function lineOf(exchange: Exchange, conditions: Conditions): string {
  const { method, path, status, partnerId, jobId, warnings } = exchange
  const about = [
    ...(partnerId === undefined ? [] : [`partner ${partnerId}`]),
    ...(jobId === undefined ? [] : [`job ${jobId}`]),
    ...warnings.map(({ id }) => `warning ${id}`),
  ]
  const failed = failedBy(exchange, conditions)
  const line = `${method} ${path} ${status}${about.length > 0 ? ` (${about.join(', ')})` : ''}`
  return failed.length > 0 ? `${line}, differs in ${failed.join(' and ')}` : line
}

/** A misspelt path matches nothing, whatever the other conditions are. */
function suggestion({ path }: ExchangeFilter, exchanges: readonly Exchange[]): string {
  if (path === undefined || exchanges.some(exchangeTest({ path }))) return ''
  const paths = new Set(exchanges.map((one) => one.path))
  const likely = nearest(path, [...paths])
  return likely === undefined ? '' : ` Did you mean ${likely}?`
}
