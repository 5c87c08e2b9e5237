/** Which word somebody meant. Pure. */
import { fileMark } from './terms.ts'
import { isUnspaced } from './words-of.ts'

export interface Candidate {
  readonly similar: string
  /** About how many messages have it. */
  readonly uses: number
}

// Words of more letters take two mistakes.
const longOnes = 6
const shortest = 4

/**
 * How many mistakes a word is taken to have at most: letters that are wrong, missing, too many, or exchanged with their
 * neighbour. Numbers have none: another order number is another order.
 */
export function mostMistakes(word: string): number {
  if (/\d/.test(word) || isUnspaced(word)) return 0
  const { length } = word.startsWith(fileMark) ? word.slice(fileMark.length) : word
  if (length < shortest) return 0
  return length < longOnes ? 1 : 2
}

/** The nearest of the candidates, of equally near ones that which is used most; undefined when none is near enough. */
export function nearestTo(word: string, candidates: readonly Candidate[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ ...candidate, mistakes: mistakesBetween(word, candidate.similar) }))
    .filter(({ mistakes }) => mistakes <= mostMistakes(word))
    .sort((a, b) => a.mistakes - b.mistakes || b.uses - a.uses || (a.similar < b.similar ? -1 : 1))
  return near[0]?.similar
}

/** The words in which two neighbouring letters of `word` have changed places. */
export function withExchanged(word: string): string[] {
  const letters = Array.from(word)
  const others = letters.slice(1).map((letter, index) => {
    const before = letters[index] ?? ''
    return [...letters.slice(0, index), letter, before, ...letters.slice(index + 2)].join('')
  })
  return [...new Set(others)].filter((other) => other !== word)
}

/** The fewest mistakes that make one word from the other, where no letter is touched twice. */
export function mistakesBetween(one: string, other: string): number {
  let [older, old]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= one.length; i += 1) {
    const now = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1]
      const isSwapped = j > 1 && i > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      now[j] = Math.min(
        (old[j] ?? 0) + 1,
        (now[j - 1] ?? 0) + 1,
        (old[j - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (older[j - 2] ?? 0) + 1 : Infinity,
      )
    }
    ;[older, old] = [old, now]
  }
  return old[other.length] ?? 0
}
