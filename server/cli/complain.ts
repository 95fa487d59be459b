import { createStyle } from './reports/style.ts'

/** Says on standard error that something did not go well. */
export function complain(message: string): void {
  const style = createStyle(process.stderr, process.env)
  console.error(`${style('red', 'smile-id-emulator:')} ${message}`)
}
