/** Finds the name that was probably meant, for error messages. Pure. */

/** The candidate closest to `name`, or undefined when none is close enough to be a typing error. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1
  const wanted = simplify(name)
  for (const candidate of candidates) {
    const other = simplify(candidate)
    // Each letter too many is one at least.
    if (Math.abs(wanted.length - other.length) >= bestDistance) continue
    const distance = editDistance(wanted, other)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** ` Did you mean "x"?`, or nothing. Goes behind a sentence. */
export function didYouMean(name: string, candidates: readonly string[]): string {
  const match = nearest(name, candidates)
  return match === undefined ? '' : ` Did you mean "${match}"?`
}

function simplify(name: string): string {
  // Names are compared without case and separators: first_name is firstName to a hasty reader.
  return name
    .slice(0, 64)
    .toLowerCase()
    .replace(/[\s_-]/g, '')
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
