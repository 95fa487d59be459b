import { ControlError } from '../../core/errors.ts'
import { nearest } from '../../core/text/spelling.ts'
import { type Milliseconds, parseDuration } from '../../core/time.ts'
import type { Call } from '../../http/operation.ts'

/** A query parameter's text; undefined when it is absent or empty. */
export function textIn({ query }: Call, name: string): string | undefined {
  return query.get(name) || undefined
}

/** A whole number from 0. @throws ControlError when it is not. */
export function numberIn(call: Call, name: string): number | undefined {
  const text = textIn(call, name)
  if (text === undefined) return undefined
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new ControlError(400, `?${name}=${text}: expected a whole number.`)
}

// Most proxies and clients give up after a minute.
const longestWait: Milliseconds = 60_000

/** How long to wait, such as `10s`; undefined when not at all. @throws ControlError when it is not a duration, or too long. */
export function waitIn(call: Call): Milliseconds | undefined {
  const text = textIn(call, 'wait')
  if (text === undefined) return undefined
  const wait = durationOf(text)
  if (wait <= longestWait) return wait
  throw new ControlError(400, `?wait=${text}: 60s is the longest wait. Ask again after that.`)
}

function durationOf(text: string): Milliseconds {
  try {
    return parseDuration(text)
  } catch (error) {
    throw new ControlError(400, `?wait=: ${(error as Error).message}`)
  }
}

/** One or several words of a list, separated by commas. @throws ControlError that suggests the nearest word. */
export function wordsIn<Word extends string>(call: Call, name: string, known: readonly Word[]): Word[] | undefined {
  return textIn(call, name)
    ?.split(',')
    .map((text) => {
      const word = known.find((one) => one === text.trim())
      if (word !== undefined) return word
      const likely = nearest(text, known)
      const cure = likely === undefined ? `There are: ${known.join(', ')}.` : `Did you mean ${likely}?`
      throw new ControlError(400, `?${name}=: "${text}" is not known. ${cure}`)
    })
}
