/** What of a message can be found: the words of its text and of the names of its files, and its direction. Pure. */
import { directionWords, fileMark } from './terms.ts'
import { wordsOf } from './words-of.ts'

export interface Searchable {
  readonly id: string
  /** Null: it is in no chat and cannot be found. */
  readonly chatId: string | null
  readonly at: number
  readonly direction: keyof typeof directionWords
  /** As it reads after its last edit. */
  readonly text: string
  readonly fileNames: readonly string[]
  /** Taken back, or itself a change of another message. */
  readonly isHidden: boolean
}

export interface IndexedMessage {
  readonly id: string
  readonly chatId: string
  readonly at: number
  /** Distinct. */
  readonly words: readonly string[]
}

/** Undefined for a message that is not to be found. */
export function indexedMessage(message: Searchable): IndexedMessage | undefined {
  const { id, chatId, at, direction, text, fileNames, isHidden } = message
  if (isHidden || chatId === null) return undefined
  const ofFiles = fileNames.flatMap(wordsOf)
  const words = new Set([...wordsOf(text), ...ofFiles, ...ofFiles.map((word) => fileMark + word)])
  if (words.size === 0) return undefined
  words.add(directionWords[direction])
  return { id, chatId, at, words: [...words] }
}

/** Whether nothing of it has to be written. */
export function isSame(before: IndexedMessage | undefined, after: IndexedMessage | undefined): boolean {
  if (before === undefined || after === undefined) return before === after
  if (before.chatId !== after.chatId || before.at !== after.at) return false
  const words = new Set(before.words)
  return words.size === after.words.length && after.words.every((word) => words.has(word))
}

export interface WordChange {
  readonly word: string
  /** How many messages more, or fewer, have it. */
  readonly uses: number
  /** Of the newest message that has it now; the beginning of time where none was added. */
  readonly lastAt: number
}

/** How the uses of words change, in the order of words: two who count the same words never wait in a circle. */
export function wordChanges(
  before: readonly Pick<IndexedMessage, 'words'>[],
  after: readonly IndexedMessage[],
): WordChange[] {
  const changes = new Map<string, { word: string; uses: number; lastAt: number }>()
  const changed = (word: string) => {
    const known = changes.get(word)
    if (known !== undefined) return known
    const fresh = { word, uses: 0, lastAt: 0 }
    changes.set(word, fresh)
    return fresh
  }
  for (const { words } of before) for (const word of words) changed(word).uses -= 1
  for (const { words, at } of after)
    for (const word of words) {
      const change = changed(word)
      change.uses += 1
      change.lastAt = Math.max(change.lastAt, at)
    }
  return [...changes.values()]
    .filter(({ uses, lastAt }) => uses !== 0 || lastAt > 0)
    .sort((a, b) => (a.word < b.word ? -1 : 1))
}
