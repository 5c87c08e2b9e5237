/**
 * Remembers which values were there, for a dry run over any number of rows: 16 bytes a value at most, and one wrong
 * answer among many millions, because only a hash of 53 bits is kept.
 */
const fewestSlots = 1 << 12
const fullAt = 0.6

export class SeenValues {
  // 0 is a free slot.
  #slots = new Float64Array(fewestSlots)
  #count = 0

  /** True when the value was added before. */
  add(value: string): boolean {
    const hash = hashOf(value)
    const at = this.#find(hash)
    if (this.#slots[at] === hash) return true
    this.#slots[at] = hash
    this.#count += 1
    if (this.#count > this.#slots.length * fullAt) this.#grow()
    return false
  }

  #find(hash: number): number {
    const mask = this.#slots.length - 1
    let at = (hash % 4_294_967_291) & mask
    while (this.#slots[at] !== 0 && this.#slots[at] !== hash) at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const before = this.#slots
    this.#slots = new Float64Array(before.length * 2)
    for (const hash of before) if (hash !== 0) this.#slots[this.#find(hash)] = hash
  }
}

/** cyrb53: two 32-bit hashes, of which 53 bits make a number. Never 0. */
function hashOf(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0) + 1
}
