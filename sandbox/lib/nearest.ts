/** The known name that was probably meant, for messages about unknown ones. */

/** Undefined when none is near. */
export function nearest(given: string, known: Iterable<string>): string | undefined {
  const wanted = plain(given)
  let [best, least]: [string | undefined, number] = [undefined, Math.max(2, Math.floor(given.length / 3)) + 1]
  for (const name of known) {
    const steps = distance(wanted, plain(name))
    if (steps < least) [best, least] = [name, steps]
  }
  return best
}

/** As part of a sentence: ` Did you mean "…"?`, or nothing. */
export function didYouMean(given: string, known: Iterable<string>): string {
  const name = nearest(given, known)
  return name === undefined ? '' : ` Did you mean "${name}"?`
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '')
}

/** How many letters have to be put, taken or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
