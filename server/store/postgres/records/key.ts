import { hash } from 'node:crypto'

// An entry of an index has room for 2,704 bytes, and some have three texts. Source: PostgreSQL's manual, 67.4.
const longest = 300

/**
 * A text that clients choose, as a column has it: itself, unless it is too long for an index, or has what PostgreSQL cannot keep, NUL
 * and half a surrogate pair. Then it is a digest. Records keep it as it is: JSON escapes both.
 */
export function key(text: string): string {
  const isKept = text.length <= longest && text.isWellFormed() && !text.includes('\0') && !text.startsWith('\\')
  return isKept ? text : `\\${hash('sha256', JSON.stringify(text))}`
}
