import type { Field, FilePart, Parts } from '../parts/parts.ts'

// What is longer is cut by the journal anyhow, and would only take time.
const longestJson = 4_000

/** A multipart body as the journal has it: members by name, JSON as what it says, files as facts, and a list where a name came often. */
export function partsShown({ fields, files }: Parts): Record<string, unknown> {
  const all = [...[...fields.values()].flat(), ...files]
  const byName = new Map<string, unknown[]>()
  for (const part of all) {
    const shown = 'text' in part ? textShown(part) : fileShown(part)
    const others = byName.get(part.name)
    if (others) others.push(shown)
    else byName.set(part.name, [shown])
  }
  return Object.fromEntries([...byName].map(([name, values]) => [name, values.length === 1 ? values[0] : values]))
}

function textShown({ text }: Field): unknown {
  if (text.length > longestJson || !/^\s*[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function fileShown({ name: _, bytes: _bytes, ...facts }: FilePart): unknown {
  return facts
}
