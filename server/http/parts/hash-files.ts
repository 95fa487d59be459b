import { createHash } from 'node:crypto'
import type { StorageEngine } from 'multer'
import { beginning, fileKindOf } from './file-kind.ts'
import type { FilePart } from './parts.ts'

/** What a file turned out to be. */
export type FileFacts = Pick<FilePart, 'size' | 'sha256' | 'kind' | 'bytes'>

/** Where multer puts files: each is hashed as it streams, and nothing is kept but facts, and the bytes if they are asked for. */
export function createHashingStorage(keepsBytes: boolean): StorageEngine {
  return {
    _handleFile(_request, { stream }, done) {
      const hash = createHash('sha256')
      const chunks: Buffer[] = []
      let start: Buffer = Buffer.alloc(0)
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        hash.update(chunk)
        if (start.length < beginning) start = Buffer.concat([start, chunk.subarray(0, beginning)])
        size += chunk.length
        // A copy: a chunk is a view of what the socket read, and would keep all of that.
        if (keepsBytes) chunks.push(Buffer.from(chunk))
      })
      stream.once('end', () => {
        const facts: FileFacts = { size, sha256: hash.digest('hex'), kind: fileKindOf(start) }
        done(null, { ...facts, ...(keepsBytes && { bytes: Buffer.concat(chunks, size) }) })
      })
    },
    // Nothing was written anywhere.
    _removeFile: (_request, _file, done) => done(null),
  }
}
