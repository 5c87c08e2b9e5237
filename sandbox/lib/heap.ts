/** A binary heap: what is least by `isLess` comes out first. */
export class Heap<T> {
  readonly #items: T[] = []
  readonly #isLess: (a: T, b: T) => boolean

  constructor(isLess: (a: T, b: T) => boolean) {
    this.#isLess = isLess
  }

  get size(): number {
    return this.#items.length
  }

  peek(): T | undefined {
    return this.#items[0]
  }

  push(item: T): void {
    let at = this.#items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#swapIfLess(at, parent)) break
      at = parent
    }
  }

  pop(): T | undefined {
    const first = this.#items[0]
    const last = this.#items.pop()
    if (last !== undefined && this.#items.length > 0) {
      this.#items[0] = last
      this.#sink()
    }
    return first
  }

  clear(): void {
    this.#items.length = 0
  }

  #sink(): void {
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      if (left >= this.#items.length) return
      const right = left + 1
      const child = right < this.#items.length && this.#less(right, left) ? right : left
      if (!this.#swapIfLess(child, at)) return
      at = child
    }
  }

  #less(a: number, b: number): boolean {
    return this.#isLess(this.#items[a] as T, this.#items[b] as T)
  }

  #swapIfLess(a: number, b: number): boolean {
    if (!this.#less(a, b)) return false
    const [first, second] = [this.#items[a] as T, this.#items[b] as T]
    this.#items[a] = second
    this.#items[b] = first
    return true
  }
}
