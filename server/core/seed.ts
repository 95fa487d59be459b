import { hash } from 'node:crypto'

/** Joins a seed to what something is made from. The empty seed is none, and changes nothing. */
export function seeded(seed: string, text: string): string {
  return seed === '' ? text : `${seed}/${text}`
}

/** What is made up looks like chance, and follows from a text. */
export function digest(text: string): string {
  return hash('sha256', text)
}
