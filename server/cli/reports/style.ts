import { styleText } from 'node:util'

type Format = Parameters<typeof styleText>[0]

/** Colours text, or leaves it alone. */
export type Style = (format: Format, text: string) => string

/** Colours text for a terminal, and leaves it alone for a file, a pipe, or somebody who set `NO_COLOR`. */
export function createStyle(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv): Style {
  const coloured = stream.isTTY && !environment.NO_COLOR && environment.TERM !== 'dumb'
  return (format, text) => (coloured ? styleText(format, text, { validateStream: false }) : text)
}

/** The style of standard output. */
export const style: Style = createStyle(process.stdout, process.env)
