/**
 * The look of the API reference at /docs: Swagger UI in the colours of the home page, with text that can be
 * read. Swagger UI sets `dark-mode` on the page by itself, from the system or its switch; rules for the
 * light page must not reach the dark one.
 */
export const referenceStyle = `
body { background: #f6f8f7; }
html.dark-mode body { background: #1c2022; }
.swagger-ui .wrapper { max-width: 75rem; }

/* There is one document: nothing to choose. */
.swagger-ui .topbar { padding: .5rem 0; background: #10302a; border: 0; }
.swagger-ui .topbar .download-url-wrapper { display: none; }
.swagger-ui .topbar .topbar-wrapper { flex-flow: row; align-items: center; justify-content: space-between; }
.swagger-ui .topbar a { max-width: none; flex: none; gap: .6rem; color: #fff; font-size: 1.25rem; font-weight: 700; text-decoration: none; }
.swagger-ui .topbar a::after { content: "Felloe"; }
.swagger-ui .topbar a img { height: 2rem; }

.swagger-ui .info { margin: 2rem 0 1.5rem; }
.swagger-ui .info .title { font-size: 2rem; }
.swagger-ui .info .title small.version-stamp { background: #0b6e5f; }
.swagger-ui .scheme-container { margin: 0 0 1rem; padding: .75rem 0; box-shadow: none; border-block: 1px solid #dbe3e0; }
html.dark-mode .swagger-ui .scheme-container { box-shadow: none; border-color: #3a4245; }
html.dark-mode .swagger-ui .opblock.opblock-put .opblock-section-header { background: #352a25; }
.swagger-ui .filter .operation-filter-input { margin: .75rem 0; border: 1px solid #7a8a86; }
.swagger-ui .opblock-tag { font-size: 1.35rem; padding-inline: 0; }
.swagger-ui .opblock-tag small { font-size: .95rem; }
.swagger-ui .opblock { box-shadow: none; margin-bottom: .6rem; }
.swagger-ui .opblock .opblock-summary-description { font-size: .9rem; }
.swagger-ui .parameter__type, .swagger-ui .parameter__in { font-weight: 400; }
.swagger-ui .markdown p, .swagger-ui .renderedMarkdown p, .swagger-ui .parameters-col_description p { line-height: 1.5; }
.swagger-ui td.parameters-col_description { font-size: .95rem; }
.swagger-ui .parameters-col_name { width: 12rem; }

/* Answers have one media type and no links: columns and menus that never say anything else. */
.swagger-ui .response-col_links, .swagger-ui .response-control-media-type { display: none; }
.swagger-ui .json-schema-2020-12 { margin-inline: 0; }
.swagger-ui .json-schema-2020-12-expand-deep-button { display: none; }

/* The colours that Swagger UI has are too pale on white. */
html:not(.dark-mode) .swagger-ui .info a { color: #0b6e5f; }
html:not(.dark-mode) .swagger-ui .btn.authorize { border-color: #0b6e5f; color: #0b6e5f; }
html:not(.dark-mode) .swagger-ui .btn.authorize svg path { fill: #0b6e5f; }
html:not(.dark-mode) .swagger-ui .opblock-get .opblock-summary-method { background: #1f5fa6; }
html:not(.dark-mode) .swagger-ui .opblock-post .opblock-summary-method { background: #23733f; }
html:not(.dark-mode) .swagger-ui .opblock-put .opblock-summary-method { background: #985700; }
html:not(.dark-mode) .swagger-ui .opblock-patch .opblock-summary-method { background: #0b6e5f; }
html:not(.dark-mode) .swagger-ui .opblock-delete .opblock-summary-method { background: #b3261e; }
html:not(.dark-mode) .swagger-ui .opblock-head .opblock-summary-method { background: #6b3fa0; }
html:not(.dark-mode) .swagger-ui .markdown code, html:not(.dark-mode) .swagger-ui .renderedMarkdown code { color: #6b3fa0; }
html:not(.dark-mode) .swagger-ui .json-schema-2020-12 { background: none; }
html:not(.dark-mode) .swagger-ui .model-box { background: rgb(255 255 255 / .6); }
html:not(.dark-mode) .swagger-ui ::placeholder { color: #66736f; }

@media (max-width: 48rem) {
  .swagger-ui .wrapper, .swagger-ui .information-container, .swagger-ui .topbar .wrapper { padding-inline: 1rem; }
  .swagger-ui .filter .operation-filter-input[type] { max-width: none; }
  .swagger-ui .opblock-tag small { padding: 0 .6rem; }
  .swagger-ui .opblock .opblock-summary-path { max-width: none; word-break: break-word; }
  .swagger-ui table.responses-table, .swagger-ui .responses-table tbody, .swagger-ui .responses-table tr.response { display: block; padding: 0; }
  .swagger-ui .responses-table thead { display: none; }
  .swagger-ui .responses-table tbody tr.response td { display: block; width: auto; max-width: none; padding: .25rem 0; }
}
`

/** Swagger UI's page has no viewport and its mark leads nowhere; a script of its own is the way to both. */
export const referenceScript = `
const viewport = document.createElement('meta')
viewport.name = 'viewport'
viewport.content = 'width=device-width, initial-scale=1'
document.head.append(viewport)
new MutationObserver((_changes, observer) => {
  const home = document.querySelector('.topbar a')
  if (home === null) return
  home.href = '/'
  observer.disconnect()
}).observe(document.body, { childList: true, subtree: true })
`
