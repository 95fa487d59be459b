/** Freezes a plain record and everything in it, and returns it. What is frozen already is not looked into again. */
export function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const name in value) frozen(value[name])
  return value
}
