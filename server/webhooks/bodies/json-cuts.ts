/**
 * Finds members of objects in the bytes of a JSON text, so that they can be cut out and all other bytes stay. The
 * text must be valid JSON. Pure; takes no stack, however deep the text is.
 */

/** From `start` to before `end`. */
export interface Cut {
  readonly start: number
  readonly end: number
}

const quote = 0x22
const comma = 0x2c
const backslash = 0x5c
const opening = { brace: 0x7b, bracket: 0x5b } as const
const closing = { brace: 0x7d, bracket: 0x5d } as const

interface Frame {
  readonly isObject: boolean
  /** Where the current member begins: behind the brace or the comma. */
  memberStart: number
  /** The key of the current member, once it is read. */
  key: string | undefined
  isUnwanted: boolean
  /** Whether a member before this one stays. */
  hasKept: boolean
}

/**
 * What to cut, in order, so that no member for which `isUnwanted` holds is left and the text stays valid JSON. Only
 * members whose value is a text are asked about.
 */
export function memberCuts(json: Buffer, isUnwanted: (key: string, value: string) => boolean): Cut[] {
  const cuts: Cut[] = []
  const frames: Frame[] = []
  let position = 0
  while (position < json.length) {
    const byte = json[position]
    const frame = frames.at(-1)
    if (byte === quote) {
      const end = stringEnd(json, position)
      if (frame?.isObject === true) readText(frame, json, position, end, isUnwanted)
      position = end
      continue
    }
    if (byte === opening.brace || byte === opening.bracket)
      frames.push({
        isObject: byte === opening.brace,
        memberStart: position + 1,
        key: undefined,
        isUnwanted: false,
        hasKept: false,
      })
    else if (byte === comma && frame !== undefined) endMember(frame, position, cuts)
    else if (byte === closing.brace || byte === closing.bracket) {
      if (frame !== undefined) endLast(frame, position, cuts)
      frames.pop()
    }
    position += 1
  }
  return cuts.sort((a, b) => a.start - b.start)
}

function readText(
  frame: Frame,
  json: Buffer,
  start: number,
  end: number,
  isUnwanted: (key: string, value: string) => boolean,
): void {
  const text = JSON.parse(json.toString('utf8', start, end)) as string
  if (frame.key === undefined) frame.key = text
  else frame.isUnwanted = isUnwanted(frame.key, text)
}

function endMember(frame: Frame, at: number, cuts: Cut[]): void {
  // With the comma behind it, or with the one before it once something stays.
  if (frame.isUnwanted)
    cuts.push(
      frame.hasKept ? { start: frame.memberStart - 1, end: at } : { start: frame.memberStart, end: at + 1 },
    )
  else frame.hasKept = true
  frame.memberStart = at + 1
  frame.key = undefined
  frame.isUnwanted = false
}

function endLast(frame: Frame, at: number, cuts: Cut[]): void {
  if (!frame.isUnwanted) return
  cuts.push({ start: frame.hasKept ? frame.memberStart - 1 : frame.memberStart, end: at })
}

/** Behind the closing quote of the text that begins at `start`. */
function stringEnd(json: Buffer, start: number): number {
  let position = start + 1
  while (position < json.length && json[position] !== quote) position += json[position] === backslash ? 2 : 1
  return position + 1
}
