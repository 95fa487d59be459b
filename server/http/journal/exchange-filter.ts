import { globTest } from '../../core/text/glob.ts'

/** A filter of the journal. */
export interface ExchangeFilter {
  /** The start of a path, such as `/v1/upload`, or a pattern in which `*` matches any text. */
  readonly path?: string | undefined
  /** In upper or lower case. */
  readonly method?: string | undefined
  readonly partnerId?: string | undefined
  /** Such as 400; or a class such as `4xx`. */
  readonly status?: number | string | undefined
  /** The id of one of its warnings. */
  readonly warning?: string | undefined
  /** The partner's own id of its job. */
  readonly jobId?: string | undefined
}

/** The parts of an exchange that a filter reads. */
interface Filtered {
  readonly path: string
  readonly sentPath?: string | undefined
  readonly method: string
  readonly partnerId: string | undefined
  readonly status: number
  readonly jobId?: string | undefined
  readonly warnings: readonly { readonly id: string }[]
}

type Test = (exchange: Filtered) => boolean

/** The conditions of a filter, by name. */
export type Conditions = readonly (readonly [name: keyof ExchangeFilter, holds: (exchange: Filtered) => boolean])[]

/** Compiles a filter. */
export function conditionsOf(filter: ExchangeFilter): Conditions {
  const { path, method, partnerId, status, warning, jobId } = filter
  return [
    ...(path === undefined ? [] : [['path', pathTest(path)] as const]),
    ...(method === undefined ? [] : [['method', (one: Filtered) => one.method === method.toUpperCase()] as const]),
    ...(partnerId === undefined ? [] : [['partnerId', (one: Filtered) => one.partnerId === partnerId] as const]),
    ...(status === undefined ? [] : [['status', statusTest(String(status))] as const]),
    ...(warning === undefined ? [] : [['warning', (one: Filtered) => hasWarning(one, warning)] as const]),
    ...(jobId === undefined ? [] : [['jobId', (one: Filtered) => one.jobId === jobId] as const]),
  ]
}

/** A test of exchanges. */
export function exchangeTest(filter: ExchangeFilter): Test {
  const conditions = conditionsOf(filter)
  return (exchange) => conditions.every(([, holds]) => holds(exchange))
}

function hasWarning({ warnings }: Filtered, wanted: string): boolean {
  return warnings.some(({ id }) => id === wanted)
}

function pathTest(path: string): Test {
  const fits = path.includes('*') ? globTest(path) : (other: string) => other.startsWith(path)
  return (one) => fits(one.path) || (one.sentPath !== undefined && fits(one.sentPath))
}

function statusTest(status: string): Test {
  const [, family] = /^([1-5])xx$/i.exec(status) ?? []
  if (family !== undefined) return (one) => Math.floor(one.status / 100) === Number(family)
  return (one) => String(one.status) === status
}
