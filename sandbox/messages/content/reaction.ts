/** Reactions. Whether there is something to react to is seen later. */
import type { Param } from './param.ts'

const longestEmoji = 64

export function checkReaction(reaction: Param): void {
  reaction.at('message_id').text()
  const emoji = reaction.at('emoji')
  const text = emoji.optionalText({ most: longestEmoji }) ?? ''
  const isOne = [...new Intl.Segmenter().segment(text)].length === 1
  // A flag, a keycap or a pictograph; an empty one, or none, takes the reaction back.
  if (text !== '' && !(isOne && /\p{Emoji}/u.test(text) && !/^[\d#*]$/.test(text)))
    throw emoji.invalid(`${emoji.name} must be one emoji, or empty to remove the reaction`)
}
