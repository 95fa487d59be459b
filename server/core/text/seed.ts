import { hash } from 'node:crypto'

/** Joins a seed and a text. The empty seed is no seed, and changes nothing. */
export function seeded(seed: string, text: string): string {
  return seed === '' ? text : `${seed}/${text}`
}

/** Looks random, but follows from a text. */
export function digest(text: string): string {
  return hash('sha256', text)
}

/** A made-up number with `count` digits, at most 12. */
export function digits(text: string, count: number): string {
  const number = Number.parseInt(digest(text).slice(0, 12), 16) % 10 ** count
  return String(number).padStart(count, '0')
}
