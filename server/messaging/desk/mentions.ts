/** Who is named in the text of a note: `@ann` is the user with that name. Pure. */

// Not within a word: what is before the @ of an e-mail address is no space.
const mention = /(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]*)/gu
const mostMentions = 50

/**
 * The user names that a text may mean. A name may end in a dot, and a sentence too: both readings are among them, the
 * longer one first.
 */
export function mentionedNames(text: string): string[] {
  const names = [...text.matchAll(mention)].flatMap(([, name = '']) => {
    const bare = bareName(name)
    return bare === name ? [name] : [name, bare]
  })
  return [...new Set(names)].slice(0, 2 * mostMentions)
}

/** Of the readings of each mention the first that is somebody. */
export function mentionedUsers(text: string, idsByName: ReadonlyMap<string, string>): string[] {
  const ids = [...text.matchAll(mention)].flatMap(([, name = '']) => {
    const id = idsByName.get(name) ?? idsByName.get(bareName(name))
    return id === undefined ? [] : [id]
  })
  return [...new Set(ids)].slice(0, mostMentions)
}

/** Without the signs at its end; counted by hand, because a pattern would begin anew at each sign of a long row. */
function bareName(name: string): string {
  let end = name.length
  while (end > 0 && '._@+-'.includes(name.charAt(end - 1))) end -= 1
  return name.slice(0, end)
}
