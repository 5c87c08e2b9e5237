/**
 * The drawn avatar of a person without a picture: initials on a colour. Everything that is drawn stands in
 * the path, so that it needs no sign-in and no look-up, and tells no more than the path did. Pure.
 */

// Calm, and dark enough for white letters (WCAG AA: a contrast of 4.5 or more).
export const colours = [
  '#4a6572',
  '#5b5ea6',
  '#7a4e7e',
  '#8c4a5a',
  '#8a5a2b',
  '#5f6b2d',
  '#3e6e4f',
  '#2f6f73',
  '#37688f',
  '#6b4f3a',
  '#6a5a8c',
  '#555f6e',
] as const

// A letter with its marks; more than three belong to no writing.
const letter = /[\p{L}\p{N}]\p{M}{0,3}/u
const initialsPattern = /^(?:[\p{L}\p{N}]\p{M}{0,3}){1,4}$/u
const unknownInitials = '?'

export interface AvatarPerson {
  readonly number: number
  readonly firstName: string
  readonly lastName: string
  readonly displayName: string
  readonly username: string
}

/** The path of a person's drawn avatar, `/avatar/{colour}/{initials}.svg`. */
export function avatarPath(person: AvatarPerson): string {
  const initials =
    [person.firstName, person.lastName].map(firstLetter).join('') ||
    firstLetter(person.displayName) ||
    firstLetter(person.username) ||
    unknownInitials
  return `/avatar/${person.number % colours.length}/${encodeURIComponent(initials)}.svg`
}

/** The picture for the two parts of such a path, or undefined when they are not of that form. */
export function drawAvatar(colour: string, initials: string): string | undefined {
  const fill = /^\d{1,2}$/.test(colour) ? colours[Number(colour)] : undefined
  if (fill === undefined || (initials !== unknownInitials && !initialsPattern.test(initials)))
    return undefined
  const text = escapeXml(initials)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96" role="img" aria-label="${text}"><rect width="96" height="96" fill="${fill}"/><text x="48" y="48" dy=".35em" fill="#fff" font-family="system-ui, sans-serif" font-size="38" text-anchor="middle">${text}</text></svg>`
}

function firstLetter(name: string): string {
  // Some letters become two or three in upper case.
  const [first = ''] = letter.exec(name) ?? []
  const upper = first.toUpperCase()
  return initialsPattern.test(upper) && upper.length <= first.length ? upper : first
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
