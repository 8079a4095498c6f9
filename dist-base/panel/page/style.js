"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.STYLE = void 0;
/** Light and dark by the system's choice; on a phone each row of the table is a card. */
exports.STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f6f7f9; --card: #fff; --ink: #16202e; --soft: #566173; --line: #d9dee6;
  --hit: #15803d; --stale: #84cc16; --joined: #0e7490; --miss: #b45309; --bypass: #7c3aed; --bad: #b91c1c; --accent: #1d4ed8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #10151d; --card: #1a212c; --ink: #e8edf4; --soft: #a3afc0; --line: #313b4a;
    --hit: #4ade80; --stale: #a16207; --joined: #22d3ee; --miss: #fbbf24; --bypass: #c4b5fd; --bad: #fca5a5; --accent: #93c5fd;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 72rem; margin-inline: auto; padding: 1rem; }
header { display: flex; gap: 1rem; justify-content: space-between; align-items: start; padding-block-end: 0; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
header p { margin: .25rem 0 0; }
header p, small, dt, .legend, time, .place { color: var(--soft); font-size: .875rem; }
button, input, select, textarea { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; min-height: 2.75rem; max-width: 100%; }
button { cursor: pointer; font-weight: 600; color: var(--accent); }
button:hover { border-color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
input, select, textarea { width: 100%; }
textarea, code, pre { font-family: ui-monospace, monospace; font-size: .9rem; }
label { display: block; font-weight: 600; margin-block: .75rem .25rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: .75rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem; z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
#notice:empty { display: none; }
#notice { margin: 0 0 1rem; padding: .5rem .75rem; border-inline-start: 4px solid var(--hit); background: var(--card); overflow-wrap: anywhere; }
#notice.problem, .problem { border-color: var(--bad); color: var(--bad); }
#summary { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin: 0; }
#summary div, .cards li, form, #call-answer:not(:empty), tbody tr { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: .75rem 1rem; }
#summary dd { margin: 0; font-size: 1.5rem; font-weight: 700; font-variant-numeric: tabular-nums; }
table { width: 100%; border-collapse: separate; border-spacing: 0 .4rem; font-variant-numeric: tabular-nums; }
thead th { text-align: start; color: var(--soft); font-size: .875rem; font-weight: 600; padding: 0 .75rem; }
tbody th { text-align: start; font-weight: 600; overflow-wrap: anywhere; }
tbody th small { display: block; font-weight: 400; }
tbody td, tbody th { background: var(--card); border: solid var(--line); border-width: 1px 0; padding: .5rem .75rem; }
tbody tr > :first-child { border-inline-start-width: 1px; border-radius: .75rem 0 0 .75rem; }
tbody tr > :last-child { border-inline-end-width: 1px; border-radius: 0 .75rem .75rem 0; text-align: end; }
.ratio { display: grid; grid-template-columns: 3.5rem minmax(6rem, 1fr); gap: .5rem; align-items: center; }
.bar { display: flex; height: .75rem; border-radius: .4rem; overflow: hidden; background: var(--line); }
.bar span { flex: none; }
.bar .hit, .legend .hit::before { background: var(--hit); }
.bar .stale, .legend .stale::before { background: var(--stale); }
.bar .joined, .legend .joined::before { background: var(--joined); }
.bar .miss, .legend .miss::before { background: var(--miss); }
.bar .bypass, .legend .bypass::before { background: var(--bypass); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; margin: 0; }
.legend li::before { content: ''; display: inline-block; width: .75rem; height: .75rem; border-radius: .2rem; margin-inline-end: .35rem; vertical-align: -.05rem; }
.cards { list-style: none; padding: 0; margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: .75rem; }
.cards h3 { margin: 0; font-size: 1rem; display: flex; justify-content: space-between; gap: .5rem; overflow-wrap: anywhere; }
.cards p { margin: .1rem 0; overflow-wrap: anywhere; }
.badge { font-size: .8rem; font-weight: 700; padding: .05rem .5rem; border: 1px solid currentColor; border-radius: 1rem; white-space: nowrap; }
.good { color: var(--hit); } .bad { color: var(--bad); }
#call-answer:not(:empty) { margin-block-start: .75rem; }
#call-answer p { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0 0; max-height: 24rem; overflow: auto; }
#activity-list { list-style: none; padding: 0; margin: 0; }
#activity-list li { display: grid; grid-template-columns: 5.5rem 7rem minmax(0, 1fr); gap: .25rem .75rem; align-items: baseline; border-block-end: 1px solid var(--line); padding-block: .4rem; overflow-wrap: anywhere; }
@media (max-width: 48rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tbody tr, tbody td, tbody th { display: block; }
  tbody tr { margin-block-end: .75rem; }
  tbody tr > *, tbody tr > :first-child, tbody tr > :last-child { border: 0; padding: .2rem 0; border-radius: 0; text-align: start; }
  tbody td:not(:last-child) { display: grid; grid-template-columns: 6rem minmax(0, 1fr); }
  tbody td:not(:last-child)::before { content: attr(data-label); color: var(--soft); font-size: .875rem; }
  tbody td button { width: 100%; }
  #activity-list li { grid-template-columns: auto 1fr; }
  #activity-list .text { grid-column: 1 / -1; }
}
`;
//# sourceMappingURL=style.js.map