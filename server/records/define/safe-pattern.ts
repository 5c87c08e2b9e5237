/**
 * Whether a regular expression of a definition can be used: it compiles, and repeats nothing whose own length is
 * open; with such a repetition one short text could keep the server busy for hours. Pure.
 */

// How often a part of open length may at most be repeated; the tries grow with each time.
const mostRepetitions = 10
const repetition = /^(?:[*+?]|\{(\d+)(,(\d*))?\})/

/** What is wrong with the pattern, or undefined. */
export function patternFault(pattern: string): string | undefined {
  try {
    new RegExp(`^(?:${pattern})$`, 'u')
  } catch (error) {
    return `must be a regular expression (${error instanceof Error ? error.message : 'it does not compile'})`
  }
  if (repeatsOpenPart(pattern))
    return 'must not repeat a group that can match the same text in several ways, such as (a+)+ or (a|ab)*'
  return undefined
}

function repeatsOpenPart(pattern: string): boolean {
  // For each group that is open at this place: can its length vary?
  const groups = [false]
  const mark = (): void => void (groups[groups.length - 1] = true)
  let index = 0
  while (index < pattern.length) {
    const char = pattern.charAt(index)
    if (char === '(') groups.push(false)
    if (char === '|') mark()
    const isOpen = char === ')' && groups.pop() === true
    index = endOfAtom(pattern, index)
    const [found, least = '', comma, most = ''] = repetition.exec(pattern.slice(index)) ?? []
    if (isOpen) mark()
    if (found === undefined || char === '(' || char === '|') continue
    const times = timesOf(found, least, comma, most)
    if (isOpen && times > mostRepetitions) return true
    if (found === '?' || found === '*' || found === '+' || comma !== undefined) mark()
    index += found.length
  }
  return false
}

function timesOf(found: string, least: string, comma: string | undefined, most: string): number {
  if (found === '?') return 1
  if (least === '' || (comma !== undefined && most === '')) return Infinity
  return Number(comma === undefined ? least : most)
}

function endOfAtom(pattern: string, start: number): number {
  if (pattern.charAt(start) === '\\') return start + 2
  if (pattern.charAt(start) === '(')
    return start + (/^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(pattern.slice(start))?.[0].length ?? 1)
  if (pattern.charAt(start) !== '[') return start + 1
  let index = start + 1
  while (index < pattern.length && pattern.charAt(index) !== ']')
    index += pattern.charAt(index) === '\\' ? 2 : 1
  return index + 1
}
