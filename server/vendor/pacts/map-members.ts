import { isPlainName } from './plain-name.ts'
import { like } from './term.ts'

// Inside these, clients or authorities choose the names.
const free = ['partner_params', 'PartnerParams', 'optional_info', 'FullData']

/** The place of a value. */
export interface Place {
  /** The path of names to it, such as `result/PartnerParams`; empty at the top. */
  readonly within: string
  /** Whether it is in a list with others, which may have other values. */
  readonly isOneOfSeveral: boolean
}

/** How the values of a message are replaced. */
export interface Mapping {
  /** Names of lists and objects to look into; all but the free ones when absent. */
  readonly opens?: readonly string[]
  leaf(name: string, value: unknown, place: Place): unknown
  /** What stands for an empty list; any list when absent. */
  readonly none?: unknown
  /** Makes the placeholder of a list from that of one entry. */
  several(one: unknown): unknown
}

/** A message with its values replaced. Members whose names could be about a person are left out. */
export function mapped(
  value: unknown,
  mapping: Mapping,
  name = '',
  place: Place = { within: '', isOneOfSeveral: false },
): unknown {
  if (Array.isArray(value)) {
    // The journal marks where it has cut a long list.
    const kept = value.filter((one) => !(typeof one === 'string' && /^… \(\d+ more\)$/.test(one)))
    if (kept.length === 0) return mapping.none ?? like([])
    if (kept.length === 1 && value.length === 1) return [mapped(kept[0], mapping, name, place)]
    return mapping.several(mapped(kept[0], mapping, name, { ...place, isOneOfSeveral: true }))
  }
  if (typeof value !== 'object' || value === null) return mapping.leaf(name, value, place)
  const inside = { ...place, within: place.within === '' ? name : `${place.within}/${name}` }
  const members = Object.entries(value).filter(([key]) => isPlainName(key))
  return Object.fromEntries(members.map(([key, inner]) => [key, member(key, inner, mapping, inside)]))
}

/** Whether clients or authorities choose the members in a place. */
export function isFree({ within }: Place): boolean {
  return free.includes(within.split('/').at(-1) ?? '')
}

function member(name: string, value: unknown, mapping: Mapping, place: Place): unknown {
  const isOpen = !mapping.opens || mapping.opens.includes(name) || free.includes(name)
  if (typeof value === 'object' && isOpen && !isFree(place)) return mapped(value, mapping, name, place)
  return mapping.leaf(name, value, place)
}
