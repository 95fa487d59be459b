// The cost of a value besides its text, and of an object or array: many small values add up.
const each = 8
const holder = 32

// Counting bytes costs more than a shorter text weighs.
const short = 100

/** About how many bytes a record takes in memory: its texts, and something for each value and each name. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return each + bytesOf(value)
  return typeof value === 'object' && value !== null ? weightOfMembers(value) : each
}

/** Every submission is weighed, so members that are plain values are counted without a call for each. */
function weightOfMembers(record: object): number {
  let sum = each + holder
  for (const name in record) {
    const value: unknown = record[name as keyof typeof record]
    sum += name.length
    if (typeof value === 'string') sum += each + bytesOf(value)
    else sum += typeof value === 'object' && value !== null ? weightOfMembers(value) : each
  }
  return sum
}

/** How much more a record weighs than the one that it replaces. What both have is not weighed. */
export function weightGained<One extends object>(after: One, before: One): number {
  return weightBeside(after, before) - weightBeside(before, after)
}

/** What of a record another has not. */
function weightBeside<One extends object>(record: One, other: One): number {
  let sum = 0
  for (const name in record) {
    if (!(name in other)) sum += name.length
    else if (record[name] === other[name]) continue
    sum += weightOf(record[name])
  }
  return sum
}

function bytesOf(text: string): number {
  return text.length < short ? text.length : Buffer.byteLength(text)
}
