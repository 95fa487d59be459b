import { complain } from './complain.ts'

/**
 * Keeps a command running when its output cannot be written: the reader of a pipe may be gone, or the disk full. The command
 * continues and keeps its exit code. Only if the output was the result, and not a log, a full disk turns success into failure.
 * @param isLog whether the output is a log. @param onLost called when the result was lost.
 */
export function surviveOutputErrors(isLog: boolean, onLost: () => void): void {
  let isReported = false
  // A message about standard error could not be written either.
  process.stderr.on('error', () => undefined)
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (isLog || isReported || code === 'EPIPE') return
    isReported = true
    complain(`The output cannot be written: ${message}.`)
    onLost()
  })
}
