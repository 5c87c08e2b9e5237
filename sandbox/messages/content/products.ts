/** Products of a catalogue. */
import type { Param } from './param.ts'
import { checkSectionTitle } from './replies.ts'

const mostSections = 10
const mostItems = 30

export function checkProduct(action: Param): void {
  action.at('catalog_id').idText()
  action.at('product_retailer_id').idText()
}

export function checkProductList(action: Param): void {
  action.at('catalog_id').idText()
  const sections = action.at('sections').list({ most: mostSections })
  const items = sections.flatMap((section) => {
    checkSectionTitle(section.at('title'), sections.length)
    return section.at('product_items').list()
  })
  if (items.length > mostItems)
    throw action.invalid(
      `Total product count exceeds the allowed count: ${mostItems}; there are ${items.length}`,
    )
  for (const item of items) item.at('product_retailer_id').idText()
}
