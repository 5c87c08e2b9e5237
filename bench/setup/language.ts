/**
 * Messages as people write them: words by Zipf's law over several languages, names, order numbers, and words that were
 * talked about for a while and then no more. The same numbers give the same messages. Pure.
 */
import { randomFrom } from '../../server/lib/seeded-random.ts'

/** Ranks count from 0, the most frequent one. */
export interface Vocabulary {
  readonly languages: readonly Language[]
  /** Each was in use during one hundredth of the time, and then in one of four messages. */
  readonly topics: readonly string[]
  word(language: number, rank: number): string
}

interface Language {
  readonly words: readonly string[]
  readonly share: number
  /** Draws a rank. */
  readonly draw: (random: () => number) => number
}

export interface MadeMessage {
  readonly text: string
  /** Folded and distinct, as the search has them. */
  readonly words: readonly string[]
}

const totalWords = 200_000
// Of all messages.
const shares = [0.45, 0.2, 0.15, 0.12, 0.08]
const consonants = [
  ['b', 'd', 'f', 'g', 'h', 'l', 'm', 'n', 'p', 'r', 's', 't', 'th', 'st', 'w', 'ch'],
  ['b', 'd', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'sch', 'z', 'w', 'tz'],
  ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'qu', 'j', 'll'],
  ['б', 'в', 'г', 'д', 'ж', 'з', 'к', 'л', 'м', 'н', 'п', 'р', 'с', 'т', 'х', 'ш'],
  ['क', 'ख', 'ग', 'च', 'ज', 'ट', 'ड', 'त', 'द', 'न', 'प', 'ब', 'म', 'र', 'ल', 'स'],
]
const vowels = [
  ['a', 'e', 'i', 'o', 'u', 'ea', 'ou', 'y'],
  ['a', 'e', 'i', 'o', 'u', 'ei', 'au', 'ie'],
  ['a', 'e', 'i', 'o', 'u', 'ia', 'ue', 'io'],
  ['а', 'е', 'и', 'о', 'у', 'я', 'ю', 'ы'],
  ['ा', 'ि', 'ी', 'ु', 'ू', 'े', 'ो', 'ै'],
]
const topicCount = 100
const givenNames = 400
const familyNames = 20_000

export function vocabulary(): Vocabulary {
  const random = randomFrom(11)
  const seen = new Set<string>()
  const languages = shares.map((share, language) => {
    const size = Math.round(totalWords * share)
    const words: string[] = []
    while (words.length < size) {
      // Frequent words are short.
      const word = madeUp(
        random,
        language,
        1 + Math.floor(Math.log10(words.length + 3) * (0.6 + random() * 0.5)),
      )
      if (word.length < 2 || seen.has(word)) continue
      seen.add(word)
      words.push(word)
    }
    return { words, share, draw: zipf(size) }
  })
  return {
    languages,
    topics: Array.from({ length: topicCount }, (_, number) => `campaign${letters(number)}`),
    word: (language, rank) => languages[language]?.words[rank] ?? '',
  }
}

/** The text of the message at this share (0 to 1) of the time. */
export function madeMessage(
  known: Vocabulary,
  random: () => number,
  share: number,
  number: number,
): MadeMessage {
  const language = known.languages[pick(shares, random())]
  if (language === undefined) throw new Error('there is no such language')
  const count = 2 + Math.floor(-Math.log(1 - random()) * 8)
  const words: string[] = []
  for (let place = 0; place < Math.min(count, 60); place += 1)
    words.push(language.words[language.draw(random)] ?? '')
  if (random() < 0.08) words.push(nameOf(random))
  if (random() < 0.05) words.push(orderNumber(number))
  if (random() < 0.25) words.push(known.topics[Math.floor(share * topicCount)] ?? '')
  // Who writes in two languages: of a pair of frequent words, a few messages have both.
  if (random() < 0.000_05) words.push(...known.languages.slice(0, 3).map((other) => other.words[1] ?? ''))
  return { text: words.join(' '), words: [...new Set(words.join(' ').split(' '))] }
}

/** Order numbers are words of one message each. */
function orderNumber(number: number): string {
  return `${70_000_000 + number}`
}

/** A frequent given name and a rare family name. */
function nameOf(random: () => number): string {
  return `given${letters(Math.floor(random() * random() * givenNames))} family${letters(Math.floor(random() * familyNames))}`
}

function letters(number: number): string {
  const digits = number.toString(26).padStart(3, '0')
  return digits.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 26)))
}

function madeUp(random: () => number, language: number, syllables: number): string {
  const one = (list: readonly string[] | undefined): string =>
    list?.[Math.floor(random() * list.length)] ?? ''
  let word = random() < 0.3 && language < 4 ? one(vowels[language]) : ''
  for (let count = 0; count < syllables; count += 1) word += one(consonants[language]) + one(vowels[language])
  return random() < 0.4 ? word + one(consonants[language]).charAt(0) : word
}

function pick(weights: readonly number[], share: number): number {
  let sum = 0
  return Math.max(
    weights.findIndex((weight) => (sum += weight) > share),
    0,
  )
}

/** Draws ranks by Zipf's law with Mandelbrot's shift, by Walker's aliases: one step for each draw. */
function zipf(size: number): (random: () => number) => number {
  const weights = Float64Array.from({ length: size }, (_, rank) => 1 / (rank + 2.7))
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / size
  const chances = weights.map((weight) => weight / mean)
  const aliases = new Uint32Array(size)
  const small: number[] = []
  const large: number[] = []
  for (const [rank, chance] of chances.entries()) (chance < 1 ? small : large).push(rank)
  while (small.length > 0 && large.length > 0) {
    const [less, more] = [small.pop() ?? 0, large.at(-1) ?? 0]
    aliases[less] = more
    chances[more] = (chances[more] ?? 0) + (chances[less] ?? 0) - 1
    if ((chances[more] ?? 0) < 1) small.push(large.pop() ?? 0)
  }
  return (random) => {
    const rank = Math.floor(random() * size)
    return random() < (chances[rank] ?? 1) ? rank : (aliases[rank] ?? rank)
  }
}
