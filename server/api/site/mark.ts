/**
 * The mark of Felloe: a wheel whose rim is made of six felloes, each held by its spoke, one of them in a
 * colour of its own. It must read at 16 pixels and on light and dark alike.
 */

const turns = [0, 60, 120, 180, 240, 300]

/** `ink` and `accent` are colours as SVG takes them. */
export function mark(ink: string, accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" stroke="${ink}">
${turns.map((turn) => part(turn, turn === 60 ? accent : ink)).join('\n')}
<circle cx="32" cy="32" r="4" stroke-width="5"/>
</svg>`
}

/** The favicon. Its colours are fixed: a tab does not tell a picture whether it is dark. */
export const favicon = mark('#12907c', '#ef9b2d')

/** For the dark bar of the API reference. */
export const markOnDark = mark('#5ccdb8', '#f2a541')

function part(turn: number, colour: string): string {
  // The arc is 60 degrees less the joint to the next one.
  return `<g transform="rotate(${turn} 32 32)" stroke="${colour}"><path stroke-width="7" d="M20.29 9.01A25.8 25.8 0 0 1 43.71 9.01"/><path stroke-width="4" d="M32 26V8"/></g>`
}
