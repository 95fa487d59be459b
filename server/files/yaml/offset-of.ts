import type { ParsedNode } from 'yaml'
import { yaml } from './load-yaml.ts'

/** The offset in the text that a pointer leads to; that of the nearest parent if it is absent. */
export function offsetOf(node: ParsedNode | null, pointer: string): number {
  const { isMap } = yaml()
  let found = node
  let offset = node?.range?.[0] ?? 0
  for (const step of pointer.split('/').slice(1)) {
    if (!found || !('items' in found)) break
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (isMap(found)) {
      const pair = found.items.find((item) => String((item.key as { value?: unknown } | null)?.value) === name)
      if (!pair) break
      offset = (pair.key as ParsedNode | null)?.range?.[0] ?? offset
      found = pair.value as ParsedNode | null
    } else {
      found = (found.items[Number(name)] as ParsedNode | undefined) ?? null
      offset = found?.range?.[0] ?? offset
    }
  }
  return offset
}
