/** The searches that are measured: what people look for every day, and what is hard to answer fast. */
import type { Conversations } from './fill-conversations.ts'

export interface SearchQuery {
  readonly name: string
  /** Made anew for each run, so that no run finds the pages of the one before. */
  readonly make: (draw: Draw) => Readonly<Record<string, unknown>> & { readonly text: string }
  /** Goes on by cursor to the last page; only that one is timed. */
  readonly isLastPage?: boolean
  /** Asked with the key of a user. */
  readonly isOfUser?: boolean
}

/** Draws from what the messages were made of. */
export interface Draw {
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number
  /** A word that so many messages have. */
  readonly word: (least: number, most: number) => string
  /** That some message has. */
  readonly orderNumber: () => string
  /** One of the most frequent words of a language. */
  readonly frequent: (language: number) => string
  readonly world: Conversations
}

const letters = 'abcdefghijklmnopqrstuvwxyz'

export const searchQueries: readonly SearchQuery[] = [
  { name: 'a rare word', make: (draw) => ({ text: `${draw.word(5, 500)} ` }) },
  { name: 'a word of a thousand messages', make: (draw) => ({ text: `${draw.word(500, 3_000)} ` }) },
  { name: 'a word of five thousand', make: (draw) => ({ text: `${draw.word(3_000, 9_000)} ` }) },
  { name: 'a frequent word', make: (draw) => ({ text: `${draw.frequent(draw.below(5))} ` }) },
  {
    name: 'a frequent and a rare word',
    make: (draw) => ({ text: `${draw.frequent(0)} ${draw.word(50, 2_000)} ` }),
  },
  { name: 'two frequent words', make: (draw) => ({ text: `${draw.frequent(0)} ${draw.frequent(0)} ` }) },
  {
    name: 'two frequent words that hardly ever meet',
    make: (draw) => ({ text: `${draw.frequent(draw.below(2))} ${draw.frequent(2 + draw.below(3))} ` }),
  },
  {
    name: 'words of a few thousand, together',
    make: (draw) => ({ text: `${draw.word(2_000, 9_000)} ${draw.word(2_000, 9_000)} ` }),
  },
  { name: 'a word that is not there', make: (draw) => ({ text: `${anyWord(draw)} ` }) },
  { name: 'a misspelt word', make: (draw) => ({ text: `${misspelt(draw)} ` }) },
  { name: 'the beginning of a word', make: (draw) => ({ text: draw.word(50, 50_000).slice(0, 4) }) },
  { name: 'one letter', make: (draw) => ({ text: letters.charAt(draw.below(letters.length)) }) },
  {
    name: 'a frequent word and a beginning',
    make: (draw) => ({ text: `${draw.frequent(0)} ${draw.word(500, 50_000).slice(0, 3)}` }),
  },
  { name: 'an order number', make: (draw) => ({ text: draw.orderNumber() }) },
  {
    name: 'what was talked about long ago',
    make: (draw) => ({ text: `${draw.world.known.topics[draw.below(50)] ?? ''} ` }),
  },
  {
    name: 'the last page of a rare word',
    make: (draw) => ({ text: `${draw.word(100, 200)} ` }),
    isLastPage: true,
  },
  { name: 'a frequent word of a day', make: (draw) => ({ text: `${draw.frequent(0)} `, ...someDay(draw) }) },
  {
    name: 'a rare word of a year',
    make: (draw) => ({ text: `${draw.word(500, 3_000)} `, to: draw.world.firstAt + 365 * dayMs }),
  },
  {
    name: 'a frequent word in a chat',
    make: (draw) => ({
      text: `${draw.frequent(0)} `,
      chat: draw.world.chatIds[draw.below(draw.world.chatIds.length)],
    }),
  },
  {
    name: 'a rare word, for a user',
    make: (draw) => ({ text: `${draw.word(500, 3_000)} ` }),
    isOfUser: true,
  },
  { name: 'a frequent word, for a user', make: (draw) => ({ text: `${draw.frequent(0)} ` }), isOfUser: true },
]

const dayMs = 86_400_000

function someDay({ below, world }: Draw): { from: number; to: number } {
  const from = world.firstAt + below(700) * dayMs
  return { from, to: from + dayMs }
}

function anyWord({ below }: Draw): string {
  return Array.from({ length: 9 }, () => letters.charAt(below(letters.length))).join('')
}

/** Two letters exchanged, or one left out. */
function misspelt(draw: Draw): string {
  let word = ''
  while (!/^[a-z]{7,}$/.test(word)) word = draw.word(20, 50_000)
  const place = 1 + draw.below(word.length - 2)
  const [one, two] = [word.charAt(place), word.charAt(place + 1)]
  return word.slice(0, place) + (draw.below(2) === 0 ? two + one : two) + word.slice(place + 2)
}

export function drawFrom(world: Conversations): Draw {
  let seed = 7
  const below = (end: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * end)
  }
  // In the order of their uses.
  const words = [...world.uses].filter(([word]) => !/^[<>\d]/.test(word)).sort((a, b) => b[1] - a[1])
  const orderNumbers = [...world.uses.keys()].filter((word) => /^\d+$/.test(word))
  const firstBelow = (uses: number): number => {
    const place = words.findIndex((word) => word[1] < uses)
    return place === -1 ? words.length : place
  }
  return {
    below,
    world,
    word: (least, most) => {
      const first = firstBelow(most + 1)
      return (
        words[Math.min(words.length - 1, first + below(Math.max(1, firstBelow(least) - first)))]?.[0] ?? ''
      )
    },
    orderNumber: () => orderNumbers[below(orderNumbers.length)] ?? '',
    frequent: (language) => world.known.languages[language]?.words[below(10)] ?? '',
  }
}
