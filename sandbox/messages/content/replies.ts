/** Buttons and lists that are answered with a reply. */
import { checkUnique } from './interactive-parts.ts'
import type { Param } from './param.ts'

const button = { most: 3, longestId: 256, longestTitle: 20 }
const row = { most: 10, longestId: 200, longestTitle: 24, longestDescription: 72 }
const section = { most: 10, longestTitle: 24 }
const longestListLabel = 20

export function checkButtons(action: Param): void {
  const buttons = action.at('buttons').list({ most: button.most })
  for (const one of buttons) {
    one.at('type').oneOf('reply')
    one.at('reply').object()
    one.at('reply').at('id').text({ most: button.longestId })
    one.at('reply').at('title').text({ most: button.longestTitle })
  }
  checkUnique(
    buttons.map((one) => one.at('reply').at('id')),
    'button id',
  )
  checkUnique(
    buttons.map((one) => one.at('reply').at('title')),
    'button title',
  )
}

export function checkList(action: Param): void {
  action.at('button').text({ most: longestListLabel })
  const sections = action.at('sections').list({ most: section.most })
  const rows = sections.flatMap((one) => {
    checkSectionTitle(one.at('title'), sections.length)
    return one.at('rows').list()
  })
  if (rows.length > row.most)
    throw action.invalid(`Total row count exceeds the allowed count: ${row.most}; there are ${rows.length}`)
  for (const one of rows) {
    one.at('id').text({ most: row.longestId })
    one.at('title').text({ most: row.longestTitle })
    one.at('description').optionalText({ most: row.longestDescription })
  }
  checkUnique(
    rows.map((one) => one.at('id')),
    'row id',
  )
}

/** Needed as soon as there are two sections. */
export function checkSectionTitle(title: Param, sections: number): void {
  if (sections > 1) title.text({ most: section.longestTitle })
  else title.optionalText({ most: section.longestTitle })
}
