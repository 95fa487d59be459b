/** The same form and length without the number: only the last digit stays, which decides in the vendor's sandbox. Source: v1 §10. */
export function testNumber(number: string): string {
  const letters = [...number]
  return letters.map((letter, index) => masked(letter, index === letters.length - 1)).join('')
}

function masked(letter: string, isLast: boolean): string {
  if (/\d/.test(letter)) return isLast ? letter : '0'
  return /[-/ ]/.test(letter) ? letter : 'A'
}
