import type { Options } from '../options.ts'
import type { Option } from './option.ts'
import { options } from './option-table.ts'

/** The default options. */
export const defaultOptions: Options = Object.fromEntries(
  Object.entries<Option<unknown>>(options).map(([name, { usual }]) => [name, usual]),
) as unknown as Options
