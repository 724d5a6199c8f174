/** The page of the sample app: what this dyno is, and how often it was asked. */
export function page({ requests }) {
  const { DYNO = 'none', PORT = 'none', GREETING = 'Hello' } = process.env;
  const facts = { DYNO, PORT, GREETING, 'Requests to this dyno': requests };
  const rows = Object.entries(facts).map(([name, value]) => `<dt>${name}</dt><dd>${escape(String(value))}</dd>`);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(DYNO)}</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { display: grid; min-height: 90vh; place-items: center; background: light-dark(#f6f5fb, #16141f); }
  main { padding: 2rem 2.5rem; border-radius: 14px; background: light-dark(#fff, #211e2e);
    box-shadow: 0 8px 30px rgb(40 20 90 / 15%); }
  h1 { margin: 0 0 1rem; font-size: 1.4rem; color: light-dark(#5b3fa6, #b8a2f5); }
  dl { display: grid; grid-template-columns: auto 1fr; gap: .35rem 1.5rem; margin: 0; }
  dt { opacity: .65; }
  dd { margin: 0; font-family: ui-monospace, monospace; }
</style>
<main><h1>${escape(GREETING)}</h1><dl>${rows.join('')}</dl></main>
</html>
`;
}

function escape(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
