import { hash } from 'node:crypto'

/** Joins a seed to what something is made from. The empty seed is none, and changes nothing. */
export function seeded(seed: string, text: string): string {
  return seed === '' ? text : `${seed}/${text}`
}

/** What is made up looks like chance, and follows from a text. */
export function digest(text: string): string {
  return hash('sha256', text)
}

/** A number that is made up, of so many digits; at most 12. */
export function digits(text: string, count: number): string {
  const number = Number.parseInt(digest(text).slice(0, 12), 16) % 10 ** count
  return String(number).padStart(count, '0')
}
