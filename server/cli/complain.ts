import { createStyle } from './reports/style.ts'

/** Reports a problem on standard error. */
export function complain(message: string): void {
  const style = createStyle(process.stderr, process.env)
  console.error(`${style('red', 'smile-id-emulator:')} ${message}`)
}
