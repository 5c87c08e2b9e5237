/** How much of a file must be seen before its kind and its delimiter can be told. Pure. */

/** Whether `head` holds a line with something in it up to its end. */
export function hasWholeLine(head: string): boolean {
  return /[\n\r]/.test(head.trimStart())
}
