/** Shows somebody at a terminal how far a measurement has come. */
export interface Progress {
  say(what: string): void
  /** Leaves the line to what is printed next. */
  end(): void
}

/** On a terminal one line, written over; elsewhere only what is new, apart from its numbers. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  let said = ''
  return {
    say(what) {
      const gist = what.replace(/[\d,.]+/g, '#')
      if (stream.isTTY) stream.write(`\r\x1b[K${what}`)
      else if (gist !== said) stream.write(`${what}\n`)
      said = gist
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K')
    },
  }
}
