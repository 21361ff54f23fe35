/** One style sheet for all pages. Contrasts are at least 4.5:1, text and its background taken together. */
export const STYLE = `
:root { --ink: #1d2433; --soft: #566074; --line: #d9dee8; --back: #f3f5f9; --card: #fff; --accent: #1b5fc1; --accent-back: #e9f1fd; --warn: #8a4b00; --warn-back: #fff4e0; --bad: #b3261e; --good: #14693a }
* { box-sizing: border-box }
body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.55 Pretendard, "Apple SD Gothic Neo", "Noto Sans KR", NanumGothic, system-ui, sans-serif; word-break: keep-all; overflow-wrap: anywhere }
main { margin: 0 auto; padding: 24px 16px 48px; max-width: 480px }
main.wide { max-width: 1180px }
.banner { background: var(--warn-back); color: var(--warn); text-align: center; padding: 8px 16px; font-size: 14px }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 16px; padding: 20px; margin-bottom: 16px }
h1 { font-size: 20px; margin: 0 0 4px } h2 { font-size: 16px; margin: 24px 0 8px }
.amount { font-size: 30px; font-weight: 700; letter-spacing: -.02em; margin: 4px 0 0 } .soft { color: var(--soft); font-size: 14px; margin: 0 }
fieldset { border: 0; padding: 0; margin: 0 } .details fieldset { margin-top: 20px } legend { font-weight: 700; padding: 0; margin-bottom: 10px }
.choices { display: grid; grid-template-columns: 1fr 1fr; gap: 8px }
.choice { display: flex; gap: 8px; align-items: center; border: 1px solid var(--line); border-radius: 12px; padding: 12px; cursor: pointer }
.choice:has(input:checked) { border-color: var(--accent); background: var(--accent-back); box-shadow: inset 0 0 0 1px var(--accent) }
.rows .choice + .choice { margin-top: 8px }
.field { display: block; margin-top: 12px; font-size: 14px; color: var(--soft) }
.field > input, .field > select { display: block; width: 100%; margin-top: 4px; padding: 10px 12px; font: inherit; font-size: 16px; color: var(--ink); background: #fff; border: 1px solid #8b95a7; border-radius: 10px }
.details { display: none; margin-top: 16px; padding-top: 4px; border-top: 1px solid var(--line) }
form:has(#m-CARD:checked) .d-CARD, form:has(#m-EASY_PAY:checked) .d-EASY_PAY, form:has(#m-VIRTUAL_ACCOUNT:checked) .d-VIRTUAL_ACCOUNT, form:has(#m-TRANSFER:checked) .d-TRANSFER, form:has(#m-MOBILE_PHONE:checked) .d-MOBILE_PHONE, form:has(#o-decline:checked) .d-decline { display: block }
button, .button { font: inherit; font-weight: 600; border: 1px solid #8b95a7; border-radius: 12px; padding: 12px 16px; background: #fff; color: var(--ink); cursor: pointer; text-decoration: none; display: inline-block }
button.main { width: 100%; background: var(--accent); border-color: var(--accent); color: #fff; font-size: 17px; padding: 15px }
.others { display: flex; gap: 8px; margin-top: 8px } .others button { flex: 1; font-size: 14px }
button.small { padding: 5px 10px; font-size: 13px; border-radius: 8px }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.alert { border: 1px solid var(--bad); color: var(--bad); background: #fdecea; border-radius: 12px; padding: 12px 16px; margin: 0 0 16px }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 12px; background: var(--card) }
table { border-collapse: collapse; width: 100%; font-size: 14px } caption { text-align: left; padding: 12px; font-weight: 700 }
th, td { text-align: left; padding: 8px 12px; border-top: 1px solid var(--line); vertical-align: top } th { color: var(--soft); font-weight: 600; white-space: nowrap } td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
td form { display: flex; flex-wrap: wrap; gap: 6px; margin: 0 0 6px } td input { font: inherit; font-size: 13px; width: 8em; padding: 4px 8px; border: 1px solid #8b95a7; border-radius: 8px }
code { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 13px }
.tag { display: inline-block; border-radius: 6px; padding: 1px 8px; font-size: 13px; background: #e6e9f0; color: var(--ink) } .tag.DONE, .tag.delivered { background: #def5e6; color: var(--good) } .tag.WAITING_FOR_DEPOSIT, .tag.pending { background: var(--warn-back); color: var(--warn) } .tag.ABORTED, .tag.EXPIRED, .tag.failed { background: #fdecea; color: var(--bad) }
ul.plain { margin: 4px 0 0; padding: 0; list-style: none; font-size: 13px; color: var(--soft) }
.bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 12px 0 }
.bar form { margin: 0 }
@media (max-width: 380px) { .choices { grid-template-columns: 1fr } }
`;
