/** First in, first out, in constant time; or at random. */
export class Queue<T> {
  #items: T[] = []
  #head = 0

  get size(): number {
    return this.#items.length - this.#head
  }

  push(item: T): void {
    this.#items.push(item)
  }

  /** What comes out next. */
  peek(): T | undefined {
    return this.#items[this.#head]
  }

  shift(): T | undefined {
    if (this.size === 0) return undefined
    const item = this.#items[this.#head]
    this.#head += 1
    // Copying a thousand now and then costs less than an array that never forgets.
    if (this.#head >= 1_000 && this.#head * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return item
  }

  /** Makes any of those inside the one that comes out next. */
  shuffleHead(): void {
    if (this.size < 2) return
    const at = this.#head + Math.floor(Math.random() * this.size)
    const [head, other] = [this.#items[this.#head] as T, this.#items[at] as T]
    this.#items[this.#head] = other
    this.#items[at] = head
  }

  clear(): void {
    this.#items = []
    this.#head = 0
  }
}
