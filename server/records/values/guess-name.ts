/** Which attribute was probably meant by a name that is none. */
import { didYouMean } from '../../lib/nearest.ts'

type Names = ReadonlyMap<string, unknown>

const guesses = new WeakMap<Names, Map<string, string>>()
// Rows of a file have the same unknown columns, over and over.
const mostKept = 100
const longestGuessed = 64

/** ` Did you mean "x"?` for a name that is none of these, or nothing. */
export function guessName(name: string, names: Names): string {
  if (name.length > longestGuessed) return ''
  const known = guesses.get(names) ?? new Map<string, string>()
  guesses.set(names, known)
  let guess = known.get(name)
  if (guess === undefined) {
    if (known.size >= mostKept) known.clear()
    known.set(name, (guess = didYouMean(name, [...names.keys()])))
  }
  return guess
}
