/**
 * The look of the home page: one column from phone to desktop, light or dark as the reader's system is. It
 * asks for nothing from anywhere. Text keeps a contrast of at least 4.5 to 1 in both.
 */

export const homeStyle = `
:root {
  color-scheme: light dark;
  --paper: #f6f8f7; --sheet: #fff; --ink: #16211f; --soft: #52625e; --line: #dbe3e0;
  --code: #eef3f1; --accent: #0b6e5f; --spark: #c96a00; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0e1413; --sheet: #151d1b; --ink: #e6edeb; --soft: #9fb0ab; --line: #283431;
    --code: #0b1110; --accent: #5ccdb8; --spark: #f2a541; --bad: #ff9c92;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
.page { max-width: 50rem; margin: 0 auto; padding: clamp(1.5rem, 6vw, 4rem) 1.25rem 2.5rem; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .9rem; }
header svg { display: block; width: 3rem; height: 3rem; }
h1 { margin: 0; font-size: 2.25rem; line-height: 1.1; letter-spacing: -.02em; }
h2 { margin: 2.5rem 0 0; font-size: 1.25rem; letter-spacing: -.01em; }
h3 { margin: 0; font-size: 1rem; }
p { margin: .25rem 0 0; }
.state { margin: 0 0 0 auto; display: flex; align-items: center; gap: .5rem; color: var(--soft); font-size: .9375rem; }
.state b { color: var(--accent); }
.state b::before {
  content: ""; display: inline-block; width: .6rem; height: .6rem; margin-right: .4rem; border-radius: 50%;
  background: currentColor;
}
.state .bad { color: var(--bad); }
.lead { margin: 1.25rem 0 0; font-size: 1.125rem; text-wrap: pretty; }
.soft { color: var(--soft); font-size: .9375rem; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: .75rem; margin: .75rem 0 0; }
.sheet > * { padding: 1.1rem 1.25rem 1.25rem; }
.sheet > * + * { border-top: 1px solid var(--line); }
code, pre { font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.soft code { white-space: nowrap; }
dl { display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .4rem 1rem; margin: .75rem 0 0; align-items: baseline; }
dt { color: var(--soft); font-size: .9375rem; }
dd { margin: 0; }
ol { padding: 0; list-style: none; counter-reset: step; }
ol li { counter-increment: step; }
ol h3::before { content: counter(step) ". "; color: var(--accent); }
pre {
  margin: .6rem 0 0; padding: .7rem .9rem; background: var(--code); border: 1px solid var(--line);
  border-radius: .5rem; overflow-x: auto;
}
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 3px solid var(--spark); outline-offset: 2px; }
nav ul {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .75rem; margin: .75rem 0 0;
  padding: 0; list-style: none;
}
nav a {
  display: block; height: 100%; padding: .8rem 1.25rem; background: var(--sheet); border: 1px solid var(--line);
  border-radius: .75rem; font-weight: 600; text-decoration: none;
}
nav a:hover { border-color: var(--accent); }
nav a span { display: block; color: var(--soft); font-size: .9375rem; font-weight: 400; }
footer { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
@media (max-width: 34rem) {
  code, pre { font-size: .8125rem; }
  .sheet > * { padding-inline: 1rem; }
  pre { padding-inline: .7rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
  dd + dt { margin-top: .5rem; }
  .state { margin-left: 0; flex-basis: 100%; }
}
`
