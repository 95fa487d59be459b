/** What is done at once, as a promise: an error is its rejection. */
export function settled<Value>(work: () => Value): Promise<Value> {
  try {
    return Promise.resolve(work())
  } catch (error) {
    return Promise.reject(error)
  }
}
