import type { Person } from '../core/identity/person.ts'
import { portrait } from './portrait.ts'

// Tests ask for the same few again and again. Each has a picture of 10 kB.
const mostRemembered = 100

const remembered = new Map<string, string>()

/** A person's picture, in base64: a PNG of 10 kB, which is made when somebody asks, and kept with no job. */
export function photoOf({ face, photo }: Pick<Person, 'face' | 'photo'>): string {
  if (photo !== undefined) return photo
  const known = remembered.get(face)
  if (known !== undefined) return known
  const made = portrait(Buffer.from(face, 'hex')).toString('base64')
  const [oldest] = remembered.size >= mostRemembered ? remembered.keys() : []
  if (oldest !== undefined) remembered.delete(oldest)
  remembered.set(face, made)
  return made
}
