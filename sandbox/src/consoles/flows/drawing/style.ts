/** What a drawn flow looks like. */
export const drawingStyle = `
.drawing { margin-top: 20px; }
.steps { margin: 0; padding: 0; list-style: none; }
.steps > .layer + .layer, .drawing > .steps { margin-top: 28px; position: relative; }
.steps > .layer + .layer::before, .drawing > .steps::before {
  content: ""; position: absolute; top: -25px; left: 50%; height: 18px; border-left: 2px solid var(--soft);
}
.steps > .layer + .layer::after, .drawing > .steps::after {
  content: ""; position: absolute; top: -13px; left: calc(50% - 3px); width: 7px; height: 7px;
  border: solid var(--soft); border-width: 0 2px 2px 0; transform: rotate(45deg);
}
.parallel, .branches { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr)); gap: 16px; align-items: start; }
.branches { grid-template-columns: repeat(auto-fit, minmax(min(210px, 100%), 1fr)); }
.step { min-width: 0; }
.after { font-size: 13.5px; text-align: center; margin-bottom: 6px; }
.act { max-width: 720px; margin-inline: auto; background: var(--sheet); border: 1px solid var(--line); border-left: 5px solid var(--accent); border-radius: 8px; }
.act.good { border-left-color: var(--good); } .act.bad { border-left-color: var(--bad); } .act.busy { border-left-color: var(--busy); }
.act.idle { border-left-color: var(--soft); } .act.warn { border-left-color: var(--warn); }
.act > summary { display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: center; padding: 12px 16px; font-weight: 400; list-style: none; }
.act > summary::-webkit-details-marker { display: none; }
.act > summary::before { content: "›"; width: 10px; font-size: 18px; line-height: 1; transition: transform .12s; color: var(--soft); }
.act[open] > summary::before { transform: rotate(90deg); }
.act > summary:hover .act-name { text-decoration: underline; }
.act-name { font-weight: 600; font-size: 15px; overflow-wrap: anywhere; }
.act-kind { font-size: 13.5px; }
.act-aside { display: inline-flex; align-items: center; gap: 10px; margin-left: auto; font-size: 13.5px; }
.act-body { padding: 4px 16px 16px; font-size: 14.5px; container-type: inline-size; }
.act-body > * + *, .act-body > * + .pairs { margin-top: 14px; }
.act-body > .message:first-child { margin-top: 0; }
.act-body .pairs { grid-template-columns: 170px minmax(0, 1fr); gap: 8px 16px; }
.act-body > .pairs:first-child { margin-top: 0; }
@container (max-width: 400px) { .act-body .pairs { grid-template-columns: minmax(0, 1fr); gap: 2px; } .act-body .pairs dd { margin-bottom: 8px; } }
.act-body pre { margin-top: 0; padding: 10px 12px; font-size: 13px; }
.act-body h3 { font-size: 14px; }
.act-body h3 + *, .act-body h3 + pre { margin-top: 6px; }
.act-body details > summary { font-size: 14px; }
.act-body details > * + * { margin-top: 10px; }
.inside { margin-top: 16px; padding: 16px; border: 1px solid var(--line); border-radius: 12px; background: color-mix(in srgb, var(--sheet) 55%, transparent); }
.branch { min-width: 0; }
.branch > .soft { text-align: center; font-size: 14px; }
.branch-name { font-weight: 600; font-size: 14px; text-align: center; margin-bottom: 12px; }
.token { display: inline-block; padding: 0 8px; border-radius: 6px; background: var(--tint); color: var(--tint-ink); font-size: 13.5px; overflow-wrap: anywhere; }
.turns { display: flex; flex-wrap: wrap; justify-content: center; gap: 4px 14px; font-size: 14px; margin-bottom: 14px; }
.connection { display: flex; gap: 12px; align-items: flex-start; padding: 12px 14px; border: 1px solid var(--line); border-radius: 8px; }
.connections > * + * { margin-top: 10px; }
.fields label.connection { padding: 12px 14px; font-weight: 400; font-size: 14.5px; cursor: pointer; }
.connection:hover:has(input) { border-color: var(--accent); background: var(--tint); }
.connection input { flex: none; width: 18px; height: 18px; margin: 3px 0 0; accent-color: var(--accent); }
.connection > span { display: block; min-width: 0; }
.connection .about { display: block; }
.area { border: 1px solid var(--line); border-radius: 10px; }
.area > summary { padding: 12px 16px; }
.area > div { padding: 4px 16px 16px; }
@media (max-width: 760px) {
  .inside { padding: 12px 10px; }
  .act-aside { margin-left: 22px; }
}
`
