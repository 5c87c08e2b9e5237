/** The look of the connect page: one column, from a narrow frame to a desktop, light or dark as the reader's system is. */

export const connectStyle = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #16211f; --soft: #52625e; --line: #c9d4d0; --accent: #0b6e5f; --on-accent: #fff;
  --spark: #c96a00; --bad: #b3261e; --well: #eef3f1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151d1b; --ink: #e6edeb; --soft: #9fb0ab; --line: #3a4945; --accent: #5ccdb8; --on-accent: #06211c;
    --spark: #f2a541; --bad: #ff9c92; --well: #0f1614;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
main { max-width: 30rem; margin: 0 auto; padding: 1.25rem; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.2; }
h2 { margin: 0; font-size: 1rem; }
p { margin: .35rem 0 0; }
.soft { color: var(--soft); font-size: .9375rem; }
form { margin: 1.25rem 0 0; }
label { display: block; margin: 1rem 0 .25rem; font-weight: 600; }
input {
  width: 100%; padding: .6rem .7rem; color: inherit; background: var(--well); border: 1px solid var(--line);
  border-radius: .5rem; font: inherit;
}
input[aria-invalid="true"] { border-color: var(--bad); }
.fault { color: var(--bad); font-size: .9375rem; }
.fault:empty { display: none; }
button {
  width: 100%; margin: 1.25rem 0 0; padding: .7rem 1rem; border: 0; border-radius: .5rem; cursor: pointer;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600;
}
button.quiet { background: none; color: var(--accent); border: 1px solid var(--accent); }
button:disabled { opacity: .6; cursor: default; }
:focus-visible { outline: 3px solid var(--spark); outline-offset: 2px; }
.box { margin: 1.25rem 0 0; padding: 1rem; background: var(--well); border: 1px solid var(--line); border-radius: .75rem; }
.box button { margin-top: .75rem; }
ul { margin: .5rem 0 0; padding: 0 0 0 1.2rem; }
[hidden] { display: none; }
`
