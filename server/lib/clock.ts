/** The time, as a dependency: tests move it, the program does not care. */

/** Answers the present time in epoch milliseconds. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
