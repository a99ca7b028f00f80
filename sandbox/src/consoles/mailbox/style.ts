/** What the mailbox looks like, on top of the consoles. */
export const mailboxStyle = `
.side.own { max-height: 80vh; overflow-y: auto; }
.side.own a { display: flex; gap: 8px; justify-content: space-between; align-items: baseline; }
.side.own a > :first-child { min-width: 0; overflow-wrap: anywhere; }
.count { flex: none; padding: 0 7px; border-radius: 9px; font-size: 12.5px; font-weight: 600; background: var(--accent); color: var(--accent-ink); }
.content > .search { margin-top: 0; }
.mails { margin-top: 16px; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mail {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 1px 16px; width: 100%; padding: 11px 16px; border: 0;
  background: none; color: inherit; font: inherit; text-align: left; cursor: pointer;
}
.mail:hover { background: var(--tint); }
.mail:focus-visible { outline-offset: -3px; border-radius: 12px; }
.mail > * { min-width: 0; overflow-wrap: anywhere; }
.mail .name { font-size: 15px; font-weight: 400; }
.mail .who, .mail .to, .mail .when, .mail .beginning { font-size: 13.5px; color: var(--soft); }
.mail .to, .mail .when { text-align: right; }
.mail .beginning { grid-column: 1 / -1; overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.mail.unread .name, .mail.unread .who { font-weight: 700; color: var(--ink); }
.mail.unread { box-shadow: inset 4px 0 0 var(--accent); }
.search + .empty { margin-top: 16px; }
.card .pairs { grid-template-columns: 130px 1fr; gap: 6px 20px; }
.letter { margin-top: 20px; }
.letter iframe { display: block; width: 100%; height: 60vh; min-height: 320px; border: 1px solid var(--line); border-radius: 12px; background: #fff; color-scheme: light; resize: vertical; }
.letter .text { white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 760px) {
  .side.own { max-height: 130px; }
  .mail { grid-template-columns: minmax(0, 1fr); }
  .mail .to, .mail .when { text-align: left; }
  .card .pairs { grid-template-columns: 1fr; gap: 2px; }
}
`
