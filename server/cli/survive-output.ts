import { complain } from './complain.ts'

/**
 * Sees to it that output which cannot be written ends nothing: the reader of a pipe may have gone, or a disk may be full. Every
 * command goes on, and ends with its own exit code. Only where the output was all that was asked for, and not a log, does a disk
 * that did not take it make a success a failure.
 * @param isLog whether the output is a log. @param onLost told of that.
 */
export function surviveOutputErrors(isLog: boolean, onLost: () => void): void {
  let isTold = false
  // A complaint about standard error would fail as well.
  process.stderr.on('error', () => undefined)
  process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (isLog || isTold || code === 'EPIPE') return
    isTold = true
    complain(`The output cannot be written: ${message}.`)
    onLost()
  })
}
