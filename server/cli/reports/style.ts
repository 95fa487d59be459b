import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Colours text, or leaves it unchanged. */
export type Style = (format: Format, text: string) => string

/** Colours text for a terminal, and leaves it unchanged for a file, a pipe, or when `NO_COLOR` is set. */
export function createStyle(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Style {
  const coloured = stream.isTTY && !environment.NO_COLOR && environment.TERM !== 'dumb'
  return (format, text) => (coloured ? styleText(format, text, { validateStream: false }) : text)
}

/** The style of standard output. */
export const style: Style = createStyle(process.stdout, process.env)
