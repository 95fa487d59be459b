/** The pictures of packages, in memory, with `--keep-images` only. */
export interface KeptPictures {
  /** Keeps copies: what is given may be a view of a whole package. @param pictures by the SHA-256 of each. */
  keep(partnerId: string, ref: string, pictures: ReadonlyMap<string, Buffer>): void
  /** By its hash as well: after a reset, another job may have the same `ref`. */
  find(ref: string, sha256: string): Buffer | undefined
  forget(ref: string): void
  reset(partnerId?: string): void
}

export function createKeptPictures(): KeptPictures {
  const kept = new Map<string, { readonly partnerId: string; readonly pictures: ReadonlyMap<string, Buffer> }>()

  return {
    keep(partnerId, ref, pictures) {
      kept.set(ref, { partnerId, pictures: new Map([...pictures].map(([hash, bytes]) => [hash, Buffer.from(bytes)])) })
    },
    find: (ref, sha256) => kept.get(ref)?.pictures.get(sha256),
    forget: (ref) => void kept.delete(ref),
    reset(partnerId) {
      for (const [ref, one] of kept) if (partnerId === undefined || one.partnerId === partnerId) kept.delete(ref)
    },
  }
}
