export interface HtmlPage {
  title: string;
  /** Of its one style sheet. */
  css: string;
  /** Of its body, as it is to stand there. */
  html: string;
}

/** One self-contained page. It runs no script and fetches nothing; its policy says so to the browser. */
export function htmlPage({ title, css, html }: HtmlPage): string {
  return `${htmlStart(title, css)}${html}${HTML_END}`;
}

/** The page up to its body, for those that are written piece by piece. */
export function htmlStart(title: string, css: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
${css}
</style>
</head>
<body>
`;
}

export const HTML_END = '</body>\n</html>\n';

/** Text as the content of an element, or as a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
