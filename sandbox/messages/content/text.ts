/** Texts. */
import type { Param } from './param.ts'

const longestBody = 4_096

export function checkText(text: Param): void {
  text.at('body').text({ most: longestBody })
  text.at('preview_url').optionalFlag()
}
