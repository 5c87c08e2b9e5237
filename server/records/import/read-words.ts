/** Words that stand for values: yes and no in several languages, the options of enums by value or label. Pure. */
import { CellFault, quoted } from '../../lib/source/cell-fault.ts'
import { didYouMean } from '../../lib/nearest.ts'
import type { Attribute, AttributeOption } from '../attribute.ts'

const yes = new Set([
  'true',
  't',
  'yes',
  'y',
  '1',
  'on',
  'x',
  '✓',
  '✔',
  'ja',
  'j',
  'sim',
  's',
  'si',
  'sí',
  'oui',
  'ya',
  'haan',
  'checked',
])
const no = new Set([
  'false',
  'f',
  'no',
  'n',
  '0',
  'off',
  '✗',
  '✘',
  'nein',
  'não',
  'nao',
  'non',
  'tidak',
  'nahi',
  'unchecked',
])
const mostShown = 12

export function readYesOrNo(cell: unknown): boolean {
  if (typeof cell === 'boolean') return cell
  const word = String(cell).trim().toLowerCase()
  if (yes.has(word)) return true
  if (no.has(word)) return false
  throw new CellFault(`must be yes or no, not ${quoted(cell)}`)
}

/** A sentence that names what was probably meant, behind one that has no full stop yet. */
export function hint(word: string, names: readonly string[]): string {
  const found = didYouMean(word, names)
  return found === '' ? '' : `.${found}`
}

type Option = AttributeOption['value']

/** Finds an option by its value or its label, whatever the case and the signs between the words. */
export function createOptionReader({ options }: Pick<Attribute, 'options'>): (cell: unknown) => Option {
  const find = optionFinder(options)
  return (cell) => {
    const found = find(cell)
    if (found !== undefined) return found
    const names = options.map(({ value }) => String(value))
    const list = names.slice(0, mostShown).join(', ') + (names.length > mostShown ? ' …' : '')
    throw new CellFault(`must be one of ${list}, not ${quoted(cell)}${hint(String(cell), names)}`)
  }
}

/** The options that a cell lists, each once: a JSON list, or with ; or | or a comma or a line break between them. */
export function createOptionsReader(attribute: Pick<Attribute, 'options'>): (cell: unknown) => Option[] {
  const find = optionFinder(attribute.options)
  const readOne = createOptionReader(attribute)
  return (cell) => {
    const items = listOf(cell)
    const found = items.flatMap((item) => find(item) ?? [])
    // The name of an option may hold a separator itself.
    const whole = typeof cell === 'string' && found.length < items.length ? find(cell) : undefined
    return whole === undefined ? [...new Set(items.map(readOne))] : [whole]
  }
}

function optionFinder(options: readonly AttributeOption[]): (cell: unknown) => Option | undefined {
  const exact = new Map<string, Option>()
  const byKey = new Map<string, Option>()
  for (const { value, label } of options) {
    byKey.set(wordKey(label), value)
    exact.set(label, value)
  }
  for (const { value } of options) {
    byKey.set(wordKey(String(value)), value)
    exact.set(String(value), value)
  }
  return (cell) => exact.get(String(cell)) ?? byKey.get(wordKey(String(cell)))
}

/** The items of a cell that holds a list. */
export function listOf(cell: unknown): unknown[] {
  if (Array.isArray(cell)) return cell
  if (typeof cell !== 'string') return [cell]
  if (cell.trimStart().startsWith('[')) {
    const list = parseJson(cell)
    if (Array.isArray(list)) return list
  }
  const separator = /[;|\n]/.test(cell) ? /[;|\n]/ : ','
  return cell
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Whether a text is an option, such as None. */
export function isOption({ options }: Pick<Attribute, 'options'>, text: string): boolean {
  const key = wordKey(text)
  return options.some(({ value, label }) => wordKey(String(value)) === key || wordKey(label) === key)
}

/** The form in which words are compared: letters and digits in lower case, or the signs where there are no others. */
export function wordKey(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '') || text.trim()
  )
}
