import type { Options } from '../options.ts'
import type { OptionRows } from './option.ts'
import { apiRows } from './rows/api.ts'
import { callbackRows } from './rows/callbacks.ts'
import { keepingRows } from './rows/keeping.ts'
import { listeningRows } from './rows/listening.ts'
import { storyRows } from './rows/stories.ts'

/** Every option, in the order of the help. */
export const options: OptionRows<Options> = {
  ...listeningRows,
  ...storyRows,
  ...callbackRows,
  ...apiRows,
  ...keepingRows,
}
