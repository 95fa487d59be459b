import { RandomAccessReader } from 'yauzl'

/**
 * Makes yauzl read a zip in memory at once. Its own reader waits a turn of the event loop for every field of every entry,
 * which took longer than reading them.
 */
export class MemoryReader extends RandomAccessReader {
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    super()
    this.#bytes = bytes
  }

  override read(
    target: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null, length: number) => void,
  ): void {
    const start = Math.min(position, this.#bytes.length)
    done(null, this.#bytes.copy(target, offset, start, start + length))
  }
}
