/** Freezes a plain record and everything in it, and returns it. What is frozen already is not looked into again. */
export function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) freeze(value)
  return value
}

/** Without a call for each plain value, of which there are most. */
function freeze(record: object): void {
  Object.freeze(record)
  for (const name in record) {
    const inner: unknown = record[name as keyof typeof record]
    if (typeof inner === 'object' && inner !== null && !Object.isFrozen(inner)) freeze(inner)
  }
}
