import type { CaseCallback } from '../vendor/grading/case.ts'

type Headers = Readonly<Record<string, string>>

/** The headers of a callback as its case sends them. Names are the same in any case. */
export function changedHeaders(own: Headers, { headers = {}, headerCase }: CaseCallback): Headers {
  const changed = Object.keys(headers).map((name) => name.toLowerCase())
  const kept = Object.entries(own).filter(([name]) => !changed.includes(name.toLowerCase()))
  const added = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
  return Object.fromEntries([...kept, ...added].map(([name, value]) => [spelled(name, headerCase), value]))
}

function spelled(name: string, headerCase: CaseCallback['headerCase']): string {
  if (headerCase === undefined) return name
  return headerCase === 'lower' ? name.toLowerCase() : name.toUpperCase()
}

/** A header's value, however its name is written. */
export function headerOf(headers: Headers, name: string): string | undefined {
  return Object.entries(headers).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1]
}
